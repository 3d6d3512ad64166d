package dev.silkwire.app.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the settings stand. */
public final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file of settings (default: config/silkwire.yaml of the program).")
  private @Nullable Path config;

  /** The file of settings, null when there is none. */
  @Nullable Path file() {
    if (config != null) {
      return config;
    }
    String named = System.getenv("SILKWIRE_CONFIG");
    if (named != null) {
      return Path.of(named);
    }
    Path shipped = ProgramFolder.file("config/silkwire.yaml");
    return Files.exists(shipped) ? shipped : null;
  }
}
