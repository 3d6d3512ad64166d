package dev.silkwire.ingest.metrics;

import dev.silkwire.contract.record.Poll;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/**
 * The meters of ingest: {@code silkwire.ingest.polls} by outcome, {@code silkwire.ingest.entries}
 * by result, {@code silkwire.ingest.feeds} and, of those, {@code silkwire.ingest.feeds.silent}.
 * Entries are counted when they are written, so the counters agree with the topic: seen = published
 * + unchanged + skipped. Thread-safe.
 */
public final class IngestMetrics {
  private final MeterRegistry registry;

  public IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts a record that Kafka rejects. */
  public void rejected(String topic) {
    registry.counter("silkwire.ingest.records.refused", "topic", topic).increment();
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
    if (count > 0) {
      registry.counter("silkwire.ingest.entries", "result", result).increment(count);
    }
  }
}
