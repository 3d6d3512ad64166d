package dev.silkwire.sink;

import dev.silkwire.sink.api.Pulse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How the loop is doing, for those who look from outside. Thread-safe. */
final class Progress implements Pulse {
  private final Map<TopicPartition, Long> lags = new ConcurrentHashMap<>();
  private volatile @Nullable String trouble = "waiting for Kafka";
  private volatile @Nullable String failure;

  void lag(TopicPartition partition, long records) {
    lags.put(partition, records);
  }

  void forget(TopicPartition partition) {
    lags.remove(partition);
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
    return Optional.ofNullable(failure == null ? trouble : failure);
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }
}
