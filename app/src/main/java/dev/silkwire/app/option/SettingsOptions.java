package dev.silkwire.app.option;

import dev.silkwire.app.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings that all commands share that run a stage. */
public final class SettingsOptions {
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of all data (default: ./data).")
  private @Nullable String data;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Address of an external Kafka, in place of the embedded broker.")
  private @Nullable String bootstrap;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "Port of the embedded broker (default: 9092).")
  private @Nullable String kafkaPort;

  @Option(
      names = "--kafka-properties",
      paramLabel = "FILE",
      description = "Properties of Kafka's clients, such as those of TLS and SASL.")
  private @Nullable String kafkaProperties;

  /**
   * Returns the settings of the file and the environment, overridden by flags.
   *
   * @param more flags of the command's other options, by settings key; null values are ignored
   */
  public Settings read(Map<String, @Nullable String> more) {
    Map<String, String> flags = new LinkedHashMap<>();
    put(flags, "data", data);
    put(flags, "kafka.bootstrap", bootstrap);
    put(flags, "kafka.port", kafkaPort);
    put(flags, "kafka.propertiesFile", kafkaProperties);
    more.forEach((key, value) -> put(flags, key, value));
    return Settings.read(config.file(), System.getenv(), flags);
  }

  private static void put(Map<String, String> flags, String key, @Nullable String value) {
    if (value != null) {
      flags.put(key, value);
    }
  }
}
