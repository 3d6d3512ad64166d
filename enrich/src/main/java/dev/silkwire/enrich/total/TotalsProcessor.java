package dev.silkwire.enrich.total;

import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.format.Encoded;
import dev.silkwire.enrich.format.StateReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Adds contributions to the totals by country, initiative and day. A changed total is published
 * within 100 ms, once for all contributions in that time. The store marks totals that are not
 * published yet, so that the next process publishes them if this one ends before.
 */
public final class TotalsProcessor
    implements Processor<String, Encoded<Contributions>, String, CountryDay> {
  private static final String SOURCE = "/enrich";
  private static final Duration PUBLISH_INTERVAL = Duration.ofMillis(100);

  /** The number of stored totals that are checked in each interval after a start. */
  static final int SCAN_BATCH = 1_000;

  private final String store;
  private final Map<String, Headers> changed = new LinkedHashMap<>();
  private ProcessorContext<String, CountryDay> context;
  private KeyValueStore<String, Total> totals;
  private UnpublishedTotals unpublished;

  /**
   * @param store name of the totals' store
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init, which sets context and stores.
  public TotalsProcessor(String store) {
    this.store = store;
  }

  @Override
  public void init(ProcessorContext<String, CountryDay> context) {
    this.context = context;
    this.totals = context.getStateStore(store);
    this.unpublished = new UnpublishedTotals(store, totals, SCAN_BATCH);
    changed.clear();
    context.schedule(PUBLISH_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> publish());
  }

  /** Computes all sums before it stores the first: a record that fails changes nothing. */
  @Override
  public void process(Record<String, Encoded<Contributions>> record) {
    Contributions contributions = record.value().get();
    Instant at = contributions.at();
    Map<String, CountryDay> sums = new LinkedHashMap<>();
    for (Contribution contribution : contributions.all()) {
      String key = contribution.key();
      CountryDay before = sums.getOrDefault(key, stored(key));
      sums.put(key, contribution.addedTo(before == null ? contribution.zero(at) : before, at));
    }
    sums.forEach(
        (key, sum) -> {
          totals.put(key, new Total(sum, false));
          changed.put(key, record.headers());
        });
  }

  private @Nullable CountryDay stored(String key) {
    Total total = StateReader.get(store, totals, key);
    return total == null ? null : total.day();
  }

  private void publish() {
    unpublished.next().forEach(key -> changed.putIfAbsent(key, new RecordHeaders()));
    changed.forEach(
        (key, trace) -> {
          CountryDay day = stored(key);
          if (day != null) {
            publish(key, day, CloudEventHeaders.trace(trace));
          }
        });
    changed.clear();
  }

  private void publish(String key, CountryDay day, Headers headers) {
    CloudEventHeaders.put(headers, Topics.COUNTRY_DAYS, key, day.updatedAt(), SOURCE);
    long time = Math.min(day.updatedAt().toEpochMilli(), context.currentSystemTimeMs());
    context.forward(new Record<>(key, day, Math.max(0, time), headers));
    totals.put(key, new Total(day, true));
  }
}
