package dev.silkwire.app.option;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the health server of a stage that runs alone. */
public final class HealthOptions {
  @Option(
      names = "--health-port",
      paramLabel = "PORT",
      description = "Port of /health/live, /health/ready and /metrics (default: none).")
  private @Nullable String port;

  /** Returns other flags with these added. */
  public Map<String, @Nullable String> and(Map<String, @Nullable String> others) {
    Map<String, @Nullable String> flags = new TreeMap<>(others);
    flags.put("health.port", port);
    return flags;
  }
}
