package dev.silkwire.app.settings;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/**
 * The settings of the health server of a stage that runs alone. The sink and the all-in-one process
 * serve health on the port of the page instead.
 *
 * @param bind address to listen on; 127.0.0.1 by default
 * @param port 0 for any free port; null for no server
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
