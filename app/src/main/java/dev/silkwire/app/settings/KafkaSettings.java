package dev.silkwire.app.settings;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/**
 * The Kafka to use.
 *
 * @param bootstrap {@code host:port,…} of an external Kafka; null for the embedded broker
 * @param port port of the embedded broker; 9092 by default
 */
public record KafkaSettings(@Nullable String bootstrap, Integer port) {
  private static final int DEFAULT_PORT = 9092;

  public KafkaSettings {
    port = requireNonNullElse(port, DEFAULT_PORT);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be a port, not " + port);
    }
  }

  /** Returns whether the broker runs in this process. */
  public boolean embedded() {
    return bootstrap == null;
  }
}
