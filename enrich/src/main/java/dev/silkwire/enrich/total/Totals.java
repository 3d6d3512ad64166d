package dev.silkwire.enrich.total;

import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.Topics;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Adds contributions up to totals by country, initiative and day. */
public final class Totals implements Processor<String, Contribution, String, CountryDay> {
  private static final String SOURCE = "/enrich";

  private final String store;
  private ProcessorContext<String, CountryDay> context;
  private KeyValueStore<String, CountryDay> totals;

  /**
   * @param store name of the totals' store
   */
  @SuppressWarnings("NullAway.Init") // Context and store come with init.
  public Totals(String store) {
    this.store = store;
  }

  @Override
  public void init(ProcessorContext<String, CountryDay> context) {
    this.context = context;
    this.totals = context.getStateStore(store);
  }

  @Override
  public void process(Record<String, Contribution> record) {
    Contribution some = record.value();
    CountryDay before = Objects.requireNonNullElseGet(totals.get(record.key()), some::zero);
    CountryDay now = some.addedTo(before);
    totals.put(record.key(), now);
    Headers headers = new RecordHeaders(record.headers());
    CloudEventHeaders.put(headers, Topics.COUNTRY_DAYS, record.key(), now.updatedAt(), SOURCE);
    context.forward(new Record<>(record.key(), now, record.timestamp(), headers));
  }
}
