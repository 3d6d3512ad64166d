package dev.silkwire.sink;

import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.sink.store.Outcome;
import dev.silkwire.sink.store.Table;
import dev.silkwire.sink.store.Tables;
import dev.silkwire.sink.view.SinkHealth;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * The sink's meters. For each topic, {@code silkwire.sink.records} = {@code upserted + deleted +
 * superseded + refused}, all present from the start. Thread-safe, as Micrometer's meters are.
 */
final class SinkMetrics {
  private static final Duration[] VISIBLE_BUCKETS =
      Stream.of(100, 250, 500, 1_000, 2_000, 5_000, 15_000, 60_000, 300_000, 3_600_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Counter batches;
  private final Counter stale;
  private final Counter unavailable;
  private final Counter lost;
  private final Timer writing;
  private final Timer visible;

  SinkMetrics(MeterRegistry registry, SinkHealth health) {
    this.registry = registry;
    this.batches = registry.counter("silkwire.sink.batches");
    this.stale = registry.counter("silkwire.sink.batches.stale");
    this.unavailable = registry.counter("silkwire.sink.batches.unavailable");
    this.lost = registry.counter("silkwire.sink.dead-letters.lost");
    this.writing = registry.timer("silkwire.sink.writing");
    this.visible =
        Timer.builder("silkwire.sink.visible")
            .description("time from fetching an article to its commit in the database")
            .serviceLevelObjectives(VISIBLE_BUCKETS)
            .register(registry);
    for (Table<?> table : Tables.ALL) {
      lag(table.topic(), health);
      count(table.topic().name(), new Outcome.RecordCounts(0, 0, 0, 0));
    }
  }

  private void lag(Topic<?> topic, SinkHealth health) {
    Gauge.builder(
            "silkwire.sink.lag",
            health,
            h -> h.lagByTopic().getOrDefault(topic.name(), 0L).doubleValue())
        .tag("topic", topic.name())
        .register(registry);
  }

  /** Returns a factory of the meters of connection pools. */
  MetricsTrackerFactory connectionPools() {
    return new MicrometerMetricsTrackerFactory(registry);
  }

  /**
   * Registers the meters of Kafka clients.
   *
   * @return removes them
   */
  Runnable clients(Consumer<?, ?> consumer, Producer<?, ?> producer) {
    List<KafkaClientMetrics> meters =
        List.of(new KafkaClientMetrics(consumer), new KafkaClientMetrics(producer));
    meters.forEach(client -> client.bindTo(registry));
    return () -> meters.forEach(KafkaClientMetrics::close);
  }

  /** Counts a batch that was committed. */
  void written(Outcome.Written written, Duration duration) {
    batches.increment();
    writing.record(duration);
    written.counts().forEach(this::count);
  }

  private void count(String topic, Outcome.RecordCounts counts) {
    count("upserted", topic, counts.upserted());
    count("deleted", topic, counts.deleted());
    count("superseded", topic, counts.superseded());
    count("refused", topic, counts.refused());
    count("records", topic, counts.records());
  }

  private void count(String name, String topic, long records) {
    registry.counter("silkwire.sink." + name, "topic", topic).increment((double) records);
  }

  /** Records the time from fetching an article to its commit. */
  void visible(Duration sinceFetched) {
    visible.record(sinceFetched.isNegative() ? Duration.ZERO : sinceFetched);
  }

  /** Counts a batch that was not written because another writer had advanced an offset. */
  void stale() {
    stale.increment();
  }

  /** Counts a dead letter that Kafka rejected permanently. */
  void deadLetterLost() {
    lost.increment();
  }

  /** Counts a batch that was not written because the database or Kafka did not answer. */
  void unavailable() {
    unavailable.increment();
  }
}
