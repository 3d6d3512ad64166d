package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.store.Batch;
import dev.silkwire.sink.store.Batch.Span;
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
 * Where reading goes on in each partition: always where the database says. A partition that is new
 * here, or of which another writer has moved the offset, or whose last write is uncertain, is
 * paused until the database has told its place. For the loop's thread.
 */
final class Positions implements ConsumerRebalanceListener {
  private static final Duration ENDS = Duration.ofSeconds(5);

  private final Consumer<?, ?> consumer;
  private final String cluster;
  private final TopicIds topicIds;
  private final Store store;
  private final Progress progress;
  private final Map<TopicPartition, Long> placed = new HashMap<>();
  private final Set<TopicPartition> unplaced = new HashSet<>();
  private final Map<TopicPartition, Long> stored = new HashMap<>();
  private final Map<String, String> known = new HashMap<>();

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
    unplace(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    unplaced.removeAll(partitions);
    placed.keySet().removeAll(partitions);
    stored.keySet().removeAll(partitions);
    partitions.forEach(progress::forget);
  }

  /** Stops reading partitions until {@link #place()}. */
  void unplace(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    placed.keySet().removeAll(partitions);
    unplaced.addAll(partitions);
  }

  /**
   * Goes on with all partitions from where the database says.
   *
   * @throws SQLException when the database does not answer; nothing has moved then
   */
  void place() throws SQLException {
    if (unplaced.isEmpty()) {
      return;
    }
    Map<String, String> ids = topicIds.now();
    Map<TopicPartition, Long> offsets = store.offsets(cluster, unplaced, ids);
    known.putAll(ids);
    offsets.forEach(this::seek);
    consumer.resume(unplaced);
    placed.putAll(offsets);
    stored.putAll(offsets);
    unplaced.clear();
  }

  /** A topic that was deleted and made anew while we read is begun again. */
  void unplaceWhatWasMadeAnew() {
    Map<String, String> now = topicIds.now();
    unplace(
        placed.keySet().stream()
            .filter(p -> !Objects.equals(now.get(p.topic()), known.get(p.topic())))
            .toList());
  }

  private void seek(TopicPartition partition, long next) {
    if (next == 0) {
      consumer.seekToBeginning(List.of(partition));
    } else {
      consumer.seek(partition, next);
    }
  }

  /** From where the database stands to where it will stand. */
  Span span(TopicPartition partition, long next) {
    return new Span(requireNonNull(placed.get(partition), partition + " has no place"), next);
  }

  /** The batch is in the database. */
  void advanced(Batch batch) {
    batch.spans().forEach((partition, span) -> placed.put(partition, span.next()));
    stored.putAll(placed);
  }

  /**
   * Says how many records are not stored yet. While nothing can be stored nothing is read either,
   * and Kafka is asked how many have come.
   */
  void reportLag() {
    Map<TopicPartition, Long> ends =
        unplaced.isEmpty() ? Map.of() : consumer.endOffsets(unplaced, ENDS);
    for (TopicPartition partition : consumer.assignment()) {
      Long end = ends.get(partition);
      if (end == null) {
        consumer.currentLag(partition).ifPresent(lag -> progress.lag(partition, lag));
      } else {
        progress.lag(partition, Math.max(0, end - stored.getOrDefault(partition, 0L)));
      }
    }
  }
}
