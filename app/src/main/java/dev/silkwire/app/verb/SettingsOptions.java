package dev.silkwire.app.verb;

import dev.silkwire.app.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings that every running verb knows, and where the rest of them stand. */
public final class SettingsOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file of settings (default: config/silkwire.yaml of the program).")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for everything that is kept (default: ./data).")
  private @Nullable String data;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "A Kafka that you run, in place of the embedded broker.")
  private @Nullable String bootstrap;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "Port of the embedded broker (default: 9092).")
  private @Nullable String kafkaPort;

  /**
   * The settings with the flags in force.
   *
   * @param more flags of the verb's other options, by settings key; null values are left out
   */
  public Settings read(Map<String, @Nullable String> more) {
    Map<String, String> flags = new LinkedHashMap<>();
    put(flags, "data", data);
    put(flags, "kafka.bootstrap", bootstrap);
    put(flags, "kafka.port", kafkaPort);
    more.forEach((key, value) -> put(flags, key, value));
    return Settings.read(file(), System.getenv(), flags);
  }

  private static void put(Map<String, String> flags, String key, @Nullable String value) {
    if (value != null) {
      flags.put(key, value);
    }
  }

  private @Nullable Path file() {
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
