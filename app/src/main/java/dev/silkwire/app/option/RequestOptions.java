package dev.silkwire.app.option;

import dev.silkwire.ingest.IngestConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a verb that explains is asked about. */
public final class RequestOptions {
  @Parameters(arity = "0..*", paramLabel = "URL|FILE", description = "What to look at.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--jsonl",
      paramLabel = "FILE",
      description = "JSON objects, one a line, in and out; - for the standard input.")
  private @Nullable String jsonl;

  @Mixin private WebOptions web = new WebOptions();

  public List<String> names() {
    return names;
  }

  public @Nullable String jsonl() {
    return jsonl;
  }

  /** The settings with which the web is asked. */
  public IngestConfig ingest() {
    return web.ingest();
  }
}
