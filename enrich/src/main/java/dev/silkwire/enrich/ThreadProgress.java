package dev.silkwire.enrich;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The record that each stream thread processes, readable while the thread processes it.
 *
 * <p>Safe for concurrent use: each thread writes its own entry of a concurrent map.
 */
final class ThreadProgress {
  private final InstantSource clock;
  private final Map<String, Work> work = new ConcurrentHashMap<>();

  /**
   * The last event of a thread.
   *
   * @param record the record in process; null when the thread has finished it
   * @param since the time of the event
   */
  record Work(@Nullable RecordMetadata record, Instant since) {}

  ThreadProgress(InstantSource clock) {
    this.clock = clock;
  }

  /** Records that the calling thread starts to process a record. */
  void started(@Nullable RecordMetadata record) {
    put(record);
  }

  /** Records that the calling thread has finished its record. */
  void finished() {
    put(null);
  }

  private void put(@Nullable RecordMetadata record) {
    work.put(Thread.currentThread().getName(), new Work(record, clock.instant()));
  }

  /** Returns the last event of a thread, by its name. */
  Optional<Work> of(String thread) {
    return Optional.ofNullable(work.get(thread));
  }
}
