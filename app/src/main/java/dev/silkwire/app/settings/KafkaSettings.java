package dev.silkwire.app.settings;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.topic.TopicLayout;
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
 * @param partitions of a topic that is created; 4 by default
 * @param replication copies of each partition of a topic that is created; null for the broker's
 */
public record KafkaSettings(
    @Nullable String bootstrap,
    Integer port,
    Map<String, String> properties,
    @Nullable Path propertiesFile,
    Integer partitions,
    @Nullable Integer replication) {
  private static final int DEFAULT_PORT = 9092;

  public KafkaSettings {
    port = requireNonNullElse(port, DEFAULT_PORT);
    partitions = requireNonNullElse(partitions, TopicLayout.DEFAULT.partitions());
    properties = properties == null ? Map.of() : Map.copyOf(properties);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be a port, not " + port);
    }
  }

  /** Returns whether the broker runs in this process. */
  public boolean embedded() {
    return bootstrap == null;
  }

  /** Returns how missing topics are created. */
  public TopicLayout layout() {
    return new TopicLayout(partitions, replication);
  }

  /** Does not contain the values of properties, which may be secrets. */
  @Override
  public String toString() {
    return ("KafkaSettings[bootstrap=%s, port=%d, properties=%s, propertiesFile=%s, partitions=%d,"
            + " replication=%s]")
        .formatted(
            bootstrap,
            port,
            new TreeMap<>(properties).keySet(),
            propertiesFile,
            partitions,
            replication);
  }
}
