package dev.silkwire.ingest.metrics;

import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.fetch.ExchangeListener;
import dev.silkwire.ingest.fetch.FetchRequest.Purpose;
import dev.silkwire.ingest.poll.PollOutcome;
import dev.silkwire.ingest.push.DeliveryResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpConnectionPoolMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * The meters of ingest: {@code silkwire.ingest.polls} by outcome, {@code silkwire.ingest.entries}
 * by result, {@code silkwire.ingest.feeds} and, of those, {@code silkwire.ingest.feeds.silent}.
 * Entries are counted when they are written, so the counters agree with the topic: seen = published
 * + unchanged + skipped. Each counter has all values of its label from the start, so that a rate
 * over the first events is right. Thread-safe.
 */
public final class IngestMetrics implements AutoCloseable {
  private static final String REFUSED = "silkwire.ingest.records.refused";

  private static final Duration[] FETCH_BUCKETS =
      Stream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<String, KafkaClientMetrics> clients = new HashMap<>();

  public IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
    Stream.of(Purpose.values()).forEach(this::fetch);
    Stream.of("2xx", "3xx", "4xx", "5xx", "other", "none").forEach(this::responses);
    Stream.of(PollOutcome.Code.values()).forEach(code -> polls(code.text()));
    Stream.of(EntryOutcome.values()).forEach(outcome -> entries(outcome.text(), 0));
    Stream.of(DeliveryResult.values()).forEach(this::pushes);
    registry.summary("silkwire.ingest.bytes");
    Stream.of(Topics.RAW_ARTICLES, Topics.FEED_STATUS, Topics.POLLS)
        .forEach(topic -> registry.counter(REFUSED, "topic", topic.name()));
  }

  /** Counts a record that Kafka rejects. */
  public void rejected(String topic) {
    registry.counter(REFUSED, "topic", topic).increment();
  }

  /** Counts a delivery of a WebSub hub. */
  public void pushed(DeliveryResult result) {
    pushes(result).increment();
  }

  /**
   * Records an HTTP exchange.
   *
   * @param status of the response, or {@link ExchangeListener#NO_RESPONSE}
   */
  public void exchanged(Purpose purpose, int status, Duration duration) {
    fetch(purpose).record(duration);
    responses(statusClass(status)).increment();
  }

  /** Registers gauges of the connections in each pool. */
  public void connections(List<ConnectionPool> pools) {
    for (int i = 0; i < pools.size(); i++) {
      Tags number = Tags.of("pool", Integer.toString(i));
      new OkHttpConnectionPoolMetrics(pools.get(i), number).bindTo(registry);
    }
  }

  /** Registers the meters of the producer. */
  public void producer(Producer<?, ?> producer) {
    bind("producer", new KafkaClientMetrics(producer));
  }

  /** Registers the meters of the consumer, which replace those of the consumer before. */
  public void consumer(Consumer<?, ?> consumer) {
    bind("consumer", new KafkaClientMetrics(consumer));
  }

  private synchronized void bind(String client, KafkaClientMetrics meters) {
    KafkaClientMetrics before = clients.put(client, meters);
    if (before != null) {
      before.close();
    }
    meters.bindTo(registry);
  }

  /** Removes the meters of the Kafka clients. */
  @Override
  public synchronized void close() {
    clients.values().forEach(KafkaClientMetrics::close);
    clients.clear();
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
      polls(poll.outcome()).increment();
      registry.summary("silkwire.ingest.bytes").record((double) poll.bytes());
    }
    entries("published", poll.published());
    entries("unchanged", poll.unchanged());
    poll.skipped().forEach(this::entries);
  }

  private Timer fetch(Purpose purpose) {
    return Timer.builder("silkwire.ingest.fetch")
        .tag("kind", purpose.name().toLowerCase(Locale.ROOT))
        .serviceLevelObjectives(FETCH_BUCKETS)
        .register(registry);
  }

  private Counter responses(String status) {
    return registry.counter("silkwire.ingest.responses", "status", status);
  }

  private static String statusClass(int status) {
    if (status == ExchangeListener.NO_RESPONSE) {
      return "none";
    }
    return status >= 200 && status < 600 ? status / 100 + "xx" : "other";
  }

  private Counter polls(String outcome) {
    return registry.counter("silkwire.ingest.polls", "outcome", outcome);
  }

  private Counter pushes(DeliveryResult result) {
    return registry.counter("silkwire.ingest.pushes", "result", result.text());
  }

  private void entries(String result, int count) {
    registry.counter("silkwire.ingest.entries", "result", result).increment(count);
  }
}
