package dev.silkwire.app.option;

import dev.silkwire.app.settings.Settings;
import dev.silkwire.ingest.IngestConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for fetching; all other settings of ingest apply too. */
public final class WebOptions {
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--allow",
      paramLabel = "CIDR,…",
      description = "Private addresses that may be fetched (default: the setting ingest.allow).")
  private @Nullable String allow;

  /** Returns the settings of ingest. */
  public IngestConfig ingest() {
    Map<String, String> flags = allow == null ? Map.of() : Map.of("ingest.allow", allow);
    return Settings.read(config.file(), System.getenv(), flags).ingest();
  }
}
