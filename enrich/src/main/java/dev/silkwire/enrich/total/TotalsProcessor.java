package dev.silkwire.enrich.total;

import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.format.Encoded;
import dev.silkwire.enrich.format.StateReader;
import java.time.Duration;
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
 * Adds contributions up to totals by country, initiative and day, and tells a total that moved a
 * few times a second, however many contributions moved it. The store says which totals are still to
 * be told, so none is forgotten when a process ends in between.
 */
public final class TotalsProcessor
    implements Processor<String, Encoded<Contributions>, String, CountryDay> {
  private static final String SOURCE = "/enrich";
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Of the totals that were there at the start, in a pause. */
  static final int LOOKED_AT_ONCE = 1_000;

  private final String store;
  private final Map<String, Headers> untold = new LinkedHashMap<>();
  private ProcessorContext<String, CountryDay> context;
  private KeyValueStore<String, Total> totals;
  private UnpublishedTotals left;

  /**
   * @param store name of the totals' store
   */
  @SuppressWarnings("NullAway.Init") // Context and stores come with init.
  public TotalsProcessor(String store) {
    this.store = store;
  }

  @Override
  public void init(ProcessorContext<String, CountryDay> context) {
    this.context = context;
    this.totals = context.getStateStore(store);
    this.left = new UnpublishedTotals(store, totals, LOOKED_AT_ONCE);
    untold.clear();
    context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, now -> tell());
  }

  /** All sums are computed before the first is stored: a record that fails changes nothing. */
  @Override
  public void process(Record<String, Encoded<Contributions>> record) {
    Map<String, CountryDay> sums = new LinkedHashMap<>();
    for (Contribution some : record.value().get().all()) {
      String key = some.key();
      CountryDay before = sums.getOrDefault(key, stored(key));
      sums.put(key, some.addedTo(before == null ? some.zero() : before));
    }
    sums.forEach(
        (key, sum) -> {
          totals.put(key, new Total(sum, false));
          untold.put(key, record.headers());
        });
  }

  private @Nullable CountryDay stored(String key) {
    Total total = StateReader.get(store, totals, key);
    return total == null ? null : total.day();
  }

  private void tell() {
    left.next().forEach(key -> untold.putIfAbsent(key, new RecordHeaders()));
    untold.forEach(
        (key, trace) -> {
          CountryDay day = stored(key);
          if (day != null) {
            tell(key, day, CloudEventHeaders.trace(trace));
          }
        });
    untold.clear();
  }

  private void tell(String key, CountryDay day, Headers headers) {
    CloudEventHeaders.put(headers, Topics.COUNTRY_DAYS, key, day.updatedAt(), SOURCE);
    long time = Math.min(day.updatedAt().toEpochMilli(), context.currentSystemTimeMs());
    context.forward(new Record<>(key, day, Math.max(0, time), headers));
    totals.put(key, new Total(day, true));
  }
}
