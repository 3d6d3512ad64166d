package dev.silkwire.app.option;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a stage that runs alone says how it is. */
public final class HealthOptions {
  @Option(
      names = "--health-port",
      paramLabel = "PORT",
      description = "Answer /health/live, /health/ready and /metrics there (default: nowhere).")
  private @Nullable String port;

  /** Adds these to other flags. */
  public Map<String, @Nullable String> and(Map<String, @Nullable String> others) {
    Map<String, @Nullable String> flags = new TreeMap<>(others);
    flags.put("health.port", port);
    return flags;
  }
}
