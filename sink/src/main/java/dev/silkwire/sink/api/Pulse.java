package dev.silkwire.sink.api;

import java.util.Map;
import java.util.Optional;

/** How the filling of the database is doing. Implementations are thread-safe. */
public interface Pulse {
  /** Records not yet read, by topic, in the partitions that this process reads. */
  Map<String, Long> lagByTopic();

  /** What keeps records from being stored for now, for a person. */
  Optional<String> trouble();

  /** Why nothing is stored any more in this process, for a person. */
  Optional<String> failure();
}
