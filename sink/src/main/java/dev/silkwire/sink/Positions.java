package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.store.Batch;
import dev.silkwire.sink.store.Batch.OffsetAdvance;
import dev.silkwire.sink.store.Store;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * The positions of the consumer, which are always the offsets in the database. A partition is
 * paused until its offset has been read from there: after its assignment, after another writer has
 * advanced the offset, and after a write whose outcome is unknown. For the loop's thread.
 */
final class Positions implements ConsumerRebalanceListener {
  private static final Duration END_OFFSETS_TIMEOUT = Duration.ofSeconds(5);

  private final Consumer<?, ?> consumer;
  private final String cluster;
  private final TopicIds topicIds;
  private final Store store;
  private final Progress progress;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Set<TopicPartition> paused = new HashSet<>();
  private final Map<TopicPartition, Long> storedOffsets = new HashMap<>();
  private final Map<String, String> idsAtResume = new HashMap<>();

  Positions(
      Consumer<?, ?> consumer, String cluster, TopicIds topicIds, Store store, Progress progress) {
    this.consumer = requireNonNull(consumer);
    this.cluster = requireNonNull(cluster);
    this.topicIds = requireNonNull(topicIds);
    this.store = requireNonNull(store);
    this.progress = requireNonNull(progress);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    pause(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    paused.removeAll(partitions);
    positions.keySet().removeAll(partitions);
    storedOffsets.keySet().removeAll(partitions);
    partitions.forEach(progress::forget);
  }

  /** Pauses partitions until {@link #resume()}. */
  void pause(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    positions.keySet().removeAll(partitions);
    paused.addAll(partitions);
  }

  /**
   * Seeks all paused partitions to their offsets in the database and resumes them.
   *
   * @throws SQLException when the database does not answer; the partitions stay paused
   */
  void resume() throws SQLException {
    if (paused.isEmpty()) {
      return;
    }
    Map<String, String> ids = topicIds.current();
    Map<TopicPartition, Long> offsets = store.offsets(cluster, paused, ids);
    idsAtResume.putAll(ids);
    offsets.forEach(this::seek);
    consumer.resume(paused);
    positions.putAll(offsets);
    storedOffsets.putAll(offsets);
    paused.clear();
  }

  /** Pauses topics that were deleted and created again, so that they resume at their beginning. */
  void pauseRecreatedTopics() {
    Map<String, String> ids = topicIds.current();
    pause(
        positions.keySet().stream()
            .filter(p -> !Objects.equals(ids.get(p.topic()), idsAtResume.get(p.topic())))
            .toList());
  }

  private void seek(TopicPartition partition, long next) {
    if (next == 0) {
      consumer.seekToBeginning(List.of(partition));
    } else {
      consumer.seek(partition, next);
    }
  }

  /** Returns the advance from the offset in the database to the next one. */
  OffsetAdvance advance(TopicPartition partition, long next) {
    return new OffsetAdvance(
        requireNonNull(positions.get(partition), partition + " has no position"), next);
  }

  /** Moves the positions behind a batch that has been committed. */
  void committed(Batch batch) {
    batch.advances().forEach((partition, advance) -> positions.put(partition, advance.next()));
    storedOffsets.putAll(positions);
  }

  /**
   * Reports how many records are not stored yet. The consumer does not fetch paused partitions and
   * knows no lag of them, so their end offsets are requested from Kafka.
   */
  void reportLag() {
    Map<TopicPartition, Long> ends =
        paused.isEmpty() ? Map.of() : consumer.endOffsets(paused, END_OFFSETS_TIMEOUT);
    for (TopicPartition partition : consumer.assignment()) {
      Long end = ends.get(partition);
      if (end == null) {
        consumer.currentLag(partition).ifPresent(lag -> progress.lag(partition, lag));
      } else {
        progress.lag(partition, Math.max(0, end - storedOffsets.getOrDefault(partition, 0L)));
      }
    }
  }
}
