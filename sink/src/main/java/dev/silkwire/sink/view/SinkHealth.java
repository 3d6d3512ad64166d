package dev.silkwire.sink.view;

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

  /** Returns why {@code /health/live} answers 503: a supervisor should restart this process. */
  default Optional<String> notLive() {
    return failure();
  }

  /** Returns why {@code /health/ready} answers 503, including problems of other stages. */
  default Optional<String> notReady() {
    return problem();
  }
}
