package dev.silkwire.app.verb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a verb that explains is asked about. */
public final class AskOptions {
  @Parameters(arity = "0..*", paramLabel = "URL|FILE", description = "What to look at.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--jsonl",
      paramLabel = "FILE",
      description = "JSON objects, one a line, in and out; - for the standard input.")
  private @Nullable String jsonl;

  @Option(
      names = "--allow",
      paramLabel = "CIDR",
      split = ",",
      description = "Private addresses that may be fetched from (default: none).")
  private List<String> allow = new ArrayList<>();

  List<String> names() {
    return names;
  }

  @Nullable String jsonl() {
    return jsonl;
  }

  List<String> allow() {
    return allow;
  }
}
