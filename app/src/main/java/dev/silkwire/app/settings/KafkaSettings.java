package dev.silkwire.app.settings;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka to use.
 *
 * @param bootstrap {@code host:port,…} of an external Kafka; null for the embedded broker
 * @param port port of the embedded broker; 9092 by default
 * @param properties properties of Kafka's clients, which override those of the file; none by
 *     default
 * @param propertiesFile Java properties file with properties of Kafka's clients; null for none
 */
public record KafkaSettings(
    @Nullable String bootstrap,
    Integer port,
    Map<String, String> properties,
    @Nullable Path propertiesFile) {
  private static final int DEFAULT_PORT = 9092;

  public KafkaSettings {
    port = requireNonNullElse(port, DEFAULT_PORT);
    properties = properties == null ? Map.of() : Map.copyOf(properties);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be a port, not " + port);
    }
  }

  /** Returns whether the broker runs in this process. */
  public boolean embedded() {
    return bootstrap == null;
  }

  /** Does not contain the values of properties, which may be secrets. */
  @Override
  public String toString() {
    return "KafkaSettings[bootstrap=%s, port=%d, properties=%s, propertiesFile=%s]"
        .formatted(bootstrap, port, new TreeMap<>(properties).keySet(), propertiesFile);
  }
}
