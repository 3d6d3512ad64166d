package dev.silkwire.app.option;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parameters and options of commands that explain texts. */
public final class TextOptions {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Text file, whose first line is the title, or an article as JSON.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--jsonl",
      paramLabel = "FILE",
      description = "JSON Lines in and out; - for the standard input.")
  private @Nullable String jsonl;

  public List<String> files() {
    return files;
  }

  public @Nullable String jsonl() {
    return jsonl;
  }
}
