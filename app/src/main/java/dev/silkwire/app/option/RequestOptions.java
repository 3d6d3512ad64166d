package dev.silkwire.app.option;

import dev.silkwire.ingest.IngestConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parameters and options of commands that explain pages or feeds. */
public final class RequestOptions {
  @Parameters(arity = "0..*", paramLabel = "URL|FILE", description = "Address or file to read.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--jsonl",
      paramLabel = "FILE",
      description = "JSON Lines in and out; - for the standard input.")
  private @Nullable String jsonl;

  @Mixin private WebOptions web = new WebOptions();

  public List<String> names() {
    return names;
  }

  public @Nullable String jsonl() {
    return jsonl;
  }

  /** Returns the settings of ingest, for fetching. */
  public IngestConfig ingest() {
    return web.ingest();
  }
}
