package dev.silkwire.app.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the settings file. */
public final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file of settings (default: config/silkwire.yaml of the program).")
  private @Nullable Path config;

  /** Returns the settings file; null when there is none. */
  @Nullable Path file() {
    if (config != null) {
      return config;
    }
    String variable = System.getenv("SILKWIRE_CONFIG");
    if (variable != null) {
      return Path.of(variable);
    }
    Path shipped = ProgramFolder.file("config/silkwire.yaml");
    return Files.exists(shipped) ? shipped : null;
  }
}
