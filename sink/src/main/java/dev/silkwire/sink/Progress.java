package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.view.SinkHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The lag and the health of one loop. Other threads read them, because a loop that hangs in a
 * statement cannot report that itself. Thread-safe: the loop's thread writes volatile fields and a
 * concurrent map.
 */
final class Progress implements SinkHealth {
  /** While records wait, the sink is not ready once it has stored none for this long. */
  static final Duration NOT_READY_AFTER = Duration.ofSeconds(60);

  /**
   * While records wait and no cause is known, the sink is not live once it has stored none for this
   * long: a supervisor should restart it.
   */
  static final Duration NOT_LIVE_AFTER = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Map<TopicPartition, Long> lags = new ConcurrentHashMap<>();
  private volatile @Nullable String problem = "waiting for Kafka";
  private volatile @Nullable String failure;
  private volatile @Nullable Instant waitingSince;

  Progress(InstantSource clock) {
    this.clock = requireNonNull(clock);
  }

  /** Sets how many records of a partition are not stored yet. */
  void lag(TopicPartition partition, long records) {
    lags.put(partition, records);
    lagChanged();
  }

  /** Removes a partition that this loop does not consume any more. */
  void forget(TopicPartition partition) {
    lags.remove(partition);
    lagChanged();
  }

  private void lagChanged() {
    if (caughtUp()) {
      waitingSince = null;
    } else {
      recordsWaiting();
    }
  }

  boolean caughtUp() {
    return lags.values().stream().allMatch(lag -> lag == 0);
  }

  /** Notes that there are records to store. */
  void recordsWaiting() {
    if (waitingSince == null) {
      waitingSince = clock.instant();
    }
  }

  /** Notes that records were stored. */
  void stored() {
    waitingSince = null;
  }

  /** Notes why nothing can be stored for now. */
  void problem(String reason) {
    problem = reason;
  }

  void clearProblem() {
    problem = null;
  }

  /** Notes why the loop has ended. */
  void failed(String reason) {
    failure = reason;
  }

  @Override
  public Map<String, Long> lagByTopic() {
    Map<String, Long> sum = new TreeMap<>();
    lags.forEach((partition, lag) -> sum.merge(partition.topic(), lag, Long::sum));
    return sum;
  }

  @Override
  public Optional<String> problem() {
    return failure().or(() -> Optional.ofNullable(problem)).or(() -> stalled(NOT_READY_AFTER));
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** Ignores a known problem: a restart does not help when the database is unavailable. */
  @Override
  public Optional<String> notLive() {
    return failure().or(() -> problem == null ? stalled(NOT_LIVE_AFTER) : Optional.empty());
  }

  private Optional<String> stalled(Duration limit) {
    Instant since = waitingSince;
    if (since == null) {
      return Optional.empty();
    }
    Duration stalled = Duration.between(since, clock.instant());
    return stalled.compareTo(limit) < 0
        ? Optional.empty()
        : Optional.of(
            "no record was stored for %d s although records wait: a statement or Kafka may hang"
                .formatted(stalled.toSeconds()));
  }
}
