package dev.silkwire.ingest.metrics;

import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.topic.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The meters of ingest: {@code silkwire.ingest.polls} by outcome, {@code silkwire.ingest.entries}
 * by result, {@code silkwire.ingest.feeds} and, of those, {@code silkwire.ingest.feeds.silent}.
 * Entries are counted when they are written, so the counters agree with the topic: seen = published
 * + unchanged + skipped. Thread-safe.
 */
public final class IngestMetrics {
  private static final String REFUSED = "silkwire.ingest.records.refused";

  private final MeterRegistry registry;

  public IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
    // Registered at once, so that a rate over the first events is right.
    Stream.of("published", "unchanged").forEach(result -> entries(result, 0));
    registry.counter("silkwire.ingest.polls", "outcome", "ok");
    registry.summary("silkwire.ingest.bytes");
    Stream.of(Topics.RAW_ARTICLES, Topics.FEED_STATUS, Topics.POLLS)
        .forEach(topic -> registry.counter(REFUSED, "topic", topic.name()));
  }

  /** Counts a record that Kafka rejects. */
  public void rejected(String topic) {
    registry.counter(REFUSED, "topic", topic).increment();
  }

  /** Counts a delivery of a WebSub hub. */
  public void pushed(String result) {
    registry.counter("silkwire.ingest.pushes", "result", result).increment();
  }

  /** Registers gauges of the owned feeds and of the stale feeds among them. */
  public void feeds(Supplier<Number> owned, Supplier<Number> stale) {
    Gauge.builder("silkwire.ingest.feeds", owned).strongReference(true).register(registry);
    Gauge.builder("silkwire.ingest.feeds.silent", stale).strongReference(true).register(registry);
  }

  /** Registers gauges of the batches that wait for Kafka, and of the oldest poll that is due. */
  public void backlog(Supplier<Number> batches, Supplier<Number> latenessSeconds) {
    Gauge.builder("silkwire.ingest.publish.queue", batches)
        .strongReference(true)
        .register(registry);
    Gauge.builder("silkwire.ingest.lateness", latenessSeconds)
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
  }

  /** Counts a committed poll, and its entries by result. */
  public void written(Poll poll) {
    if (poll.kind() == Poll.Kind.FEED) {
      registry.counter("silkwire.ingest.polls", "outcome", poll.outcome()).increment();
      registry.summary("silkwire.ingest.bytes").record((double) poll.bytes());
    }
    entries("published", poll.published());
    entries("unchanged", poll.unchanged());
    poll.skipped().forEach(this::entries);
  }

  private void entries(String result, int count) {
    registry.counter("silkwire.ingest.entries", "result", result).increment(count);
  }
}
