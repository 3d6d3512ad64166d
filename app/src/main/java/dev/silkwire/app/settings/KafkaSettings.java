package dev.silkwire.app.settings;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/**
 * Which Kafka.
 *
 * @param bootstrap {@code host:port,…} of a Kafka that you run; null for the embedded broker
 * @param port the embedded broker listens on; 9092
 */
public record KafkaSettings(@Nullable String bootstrap, Integer port) {
  private static final int DEFAULT_PORT = 9092;

  public KafkaSettings {
    port = requireNonNullElse(port, DEFAULT_PORT);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be a port, not " + port);
    }
  }

  /** Whether the broker runs inside this process. */
  public boolean embedded() {
    return bootstrap == null;
  }
}
