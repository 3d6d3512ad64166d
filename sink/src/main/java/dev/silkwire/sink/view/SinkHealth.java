package dev.silkwire.sink.view;

import dev.silkwire.contract.health.HealthReport;
import java.util.Map;
import java.util.Optional;

/** The lag and the health of the loops that fill the database. Implementations are thread-safe. */
public interface SinkHealth {
  /** Returns how many records are not stored yet, by topic, in the partitions of this process. */
  Map<String, Long> lagByTopic();

  /** Returns why records cannot be stored for now, for a person; empty when they can. */
  Optional<String> problem();

  /** Returns why this process has stopped storing records, for a person; empty while it runs. */
  Optional<String> failure();

  /** Returns why a supervisor should restart this process; empty when it need not. */
  default Optional<String> notLive() {
    return failure();
  }

  /** Returns the answer of {@code /health/live}, for all stages of this process. */
  default HealthReport live() {
    return HealthReport.of(Map.of("sink", notLive()));
  }

  /** Returns the answer of {@code /health/ready}, for all stages of this process. */
  default HealthReport ready() {
    return HealthReport.of(Map.of("sink", problem()));
  }
}
