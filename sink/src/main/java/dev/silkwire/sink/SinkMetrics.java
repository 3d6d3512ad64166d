package dev.silkwire.sink;

import dev.silkwire.contract.Topic;
import dev.silkwire.sink.store.Outcome;
import dev.silkwire.sink.store.Table;
import dev.silkwire.sink.store.Tables;
import dev.silkwire.sink.view.Pulse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sink's counters, which add up: of each topic, {@code silkwire.sink.records} = {@code upserted
 * + deleted + superseded + refused}. Thread-safe.
 */
final class SinkMetrics {
  private static final Duration[] VISIBLE =
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

  SinkMetrics(MeterRegistry registry, Pulse progress) {
    this.registry = registry;
    this.batches = registry.counter("silkwire.sink.batches");
    this.stale = registry.counter("silkwire.sink.batches.stale");
    this.unavailable = registry.counter("silkwire.sink.batches.unavailable");
    this.lost = registry.counter("silkwire.sink.dead-letters.lost");
    this.writing = registry.timer("silkwire.sink.writing");
    this.visible =
        Timer.builder("silkwire.sink.visible")
            .description("from an article's fetching to its commit, when it can be seen")
            .serviceLevelObjectives(VISIBLE)
            .register(registry);
    for (Table<?> table : Tables.ALL) {
      lag(table.topic(), progress);
    }
  }

  private void lag(Topic<?> topic, Pulse progress) {
    Gauge.builder(
            "silkwire.sink.lag",
            progress,
            p -> p.lagByTopic().getOrDefault(topic.name(), 0L).doubleValue())
        .tag("topic", topic.name())
        .register(registry);
  }

  void wrote(Outcome.Written written, Duration took) {
    batches.increment();
    writing.record(took);
    for (Map.Entry<String, Outcome.Tally> entry : written.tallies().entrySet()) {
      Outcome.Tally tally = entry.getValue();
      count("upserted", entry.getKey(), tally.upserted());
      count("deleted", entry.getKey(), tally.deleted());
      count("superseded", entry.getKey(), tally.superseded());
      count("refused", entry.getKey(), tally.refused());
      count("records", entry.getKey(), tally.records());
    }
  }

  private void count(String what, String topic, long number) {
    registry.counter("silkwire.sink." + what, "topic", topic).increment((double) number);
  }

  /** An article can be seen now. */
  void visible(Duration sinceItWasFetched) {
    visible.record(sinceItWasFetched.isNegative() ? Duration.ZERO : sinceItWasFetched);
  }

  void stale() {
    stale.increment();
  }

  /** Kafka will never accept a dead letter. */
  void deadLetterLost() {
    lost.increment();
  }

  void unavailable() {
    unavailable.increment();
  }
}
