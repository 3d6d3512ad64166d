package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.view.Pulse;
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
 * The state of one loop, for threads that look from outside: a loop that hangs in a statement
 * cannot report it. Thread-safe: each field is written by the loop's thread alone.
 */
final class Progress implements Pulse {
  /** Records wait and none is stored for so long: the sink is not ready. */
  static final Duration NOT_READY = Duration.ofSeconds(60);

  /**
   * Records wait, none is stored for so long and no cause is known: a supervisor should restart.
   */
  static final Duration NOT_LIVE = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Map<TopicPartition, Long> lags = new ConcurrentHashMap<>();
  private volatile @Nullable String trouble = "waiting for Kafka";
  private volatile @Nullable String failure;
  private volatile @Nullable Instant waitingSince;

  Progress(InstantSource clock) {
    this.clock = requireNonNull(clock);
  }

  void lag(TopicPartition partition, long records) {
    lags.put(partition, records);
    lagChanged();
  }

  void forget(TopicPartition partition) {
    lags.remove(partition);
    lagChanged();
  }

  private void lagChanged() {
    if (caughtUp()) {
      waitingSince = null;
    } else {
      waiting();
    }
  }

  boolean caughtUp() {
    return lags.values().stream().allMatch(lag -> lag == 0);
  }

  /** There are records to store. */
  void waiting() {
    if (waitingSince == null) {
      waitingSince = clock.instant();
    }
  }

  /** Records were stored. */
  void stored() {
    waitingSince = null;
  }

  void trouble(String reason) {
    trouble = reason;
  }

  void wellAgain() {
    trouble = null;
  }

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
  public Optional<String> trouble() {
    return failure().or(() -> Optional.ofNullable(trouble)).or(() -> stalled(NOT_READY));
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** A known trouble is not counted: to start again does not mend a database that is away. */
  @Override
  public Optional<String> notLive() {
    return failure().or(() -> trouble == null ? stalled(NOT_LIVE) : Optional.empty());
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
            "no record was stored for %d s though records wait: a statement or Kafka may hang"
                .formatted(stalled.toSeconds()));
  }
}
