package dev.silkwire.app.option;

import dev.silkwire.app.settings.Settings;
import dev.silkwire.ingest.IngestConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a verb asks the web: as ingest would with these settings. */
public final class WebOptions {
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--allow",
      paramLabel = "CIDR,…",
      description = "Private addresses that may be fetched from (default: as the settings say).")
  private @Nullable String allow;

  /** The settings of ingest that are in force. */
  public IngestConfig ingest() {
    Map<String, String> flags = allow == null ? Map.of() : Map.of("ingest.allow", allow);
    return Settings.read(config.file(), System.getenv(), flags).ingest();
  }
}
