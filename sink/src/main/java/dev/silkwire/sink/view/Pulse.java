package dev.silkwire.sink.view;

import java.util.Map;
import java.util.Optional;

/** The state of what fills the database. Implementations are thread-safe. */
public interface Pulse {
  /** Records not yet read, by topic, in the partitions that this process reads. */
  Map<String, Long> lagByTopic();

  /** What keeps records from being stored for now, for a person. */
  Optional<String> trouble();

  /** Why nothing is stored any more in this process, for a person. */
  Optional<String> failure();

  /** Why {@code /health/live} answers 503: a supervisor should restart this process. */
  default Optional<String> notLive() {
    return failure();
  }

  /** Why {@code /health/ready} answers 503; also for what other stages of this process report. */
  default Optional<String> notReady() {
    return trouble();
  }
}
