package dev.silkwire.app.verb;

import dev.silkwire.ingest.IngestConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

  @Mixin private WebOptions web = new WebOptions();

  List<String> names() {
    return names;
  }

  @Nullable String jsonl() {
    return jsonl;
  }

  /** The settings with which the web is asked. */
  IngestConfig ingest() {
    return web.ingest();
  }
}
