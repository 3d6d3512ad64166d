package dev.silkwire.app.option;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which texts a verb is asked about. */
public final class TextOptions {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Texts, their first line the title; or articles as JSON.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--jsonl",
      paramLabel = "FILE",
      description = "JSON objects, one a line, in and out; - for the standard input.")
  private @Nullable String jsonl;

  public List<String> files() {
    return files;
  }

  public @Nullable String jsonl() {
    return jsonl;
  }
}
