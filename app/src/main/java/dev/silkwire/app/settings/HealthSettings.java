package dev.silkwire.app.settings;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/**
 * Where a stage that runs alone says how it is. The sink, and everything in one process, say so on
 * the page's port.
 *
 * @param bind address to listen on; 127.0.0.1
 * @param port 0 for any free one; null for none
 */
public record HealthSettings(String bind, @Nullable Integer port) {
  private static final String LOOPBACK = "127.0.0.1";

  public HealthSettings {
    bind = requireNonNullElse(bind, LOOPBACK);
    if (port != null && (port < 0 || port > 65_535)) {
      throw new IllegalArgumentException("port must be a port, not " + port);
    }
  }
}
