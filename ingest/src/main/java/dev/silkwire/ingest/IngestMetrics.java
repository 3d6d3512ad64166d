package dev.silkwire.ingest;

import dev.silkwire.contract.Poll;
import dev.silkwire.ingest.publish.Part;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/**
 * What ingest counts: {@code silkwire.ingest.polls} by outcome, {@code silkwire.ingest.entries} by
 * result, {@code silkwire.ingest.feeds} and, of those, {@code silkwire.ingest.feeds.silent}.
 * Entries are counted when they are written, so the counters agree with the topic: seen = published
 * + unchanged + skipped. Thread-safe.
 */
public final class IngestMetrics {
  private final MeterRegistry registry;
  private final Counter dropped;

  public IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.dropped = registry.counter("silkwire.ingest.parts.dropped");
  }

  /** Counts what a transaction wrote. */
  public void written(List<Part> parts) {
    parts.stream().map(Part::poll).filter(p -> p != null).forEach(this::poll);
  }

  /** Counts a part that Kafka does not take. */
  public void dropped() {
    dropped.increment();
  }

  void feeds(Supplier<Number> owned, Supplier<Number> silent) {
    Gauge.builder("silkwire.ingest.feeds", owned).strongReference(true).register(registry);
    Gauge.builder("silkwire.ingest.feeds.silent", silent).strongReference(true).register(registry);
  }

  private void poll(Poll poll) {
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
