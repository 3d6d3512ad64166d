package dev.silkwire.enrich.tag;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stores the catalogue's entries undecoded in a global store; {@link CurrentTagger} parses them.
 */
public final class CatalogueProcessor implements Processor<String, byte[], Void, Void> {
  private final String store;
  private final CatalogueVersion version;
  private KeyValueStore<String, byte[]> entries;

  /**
   * @param store name of the global store
   * @param version incremented at each change
   */
  @SuppressWarnings("NullAway.Init") // The store comes with init.
  public CatalogueProcessor(String store, CatalogueVersion version) {
    this.store = store;
    this.version = version;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    entries = context.getStateStore(store);
  }

  @Override
  public void process(Record<String, byte[]> entry) {
    if (entry.key() != null) {
      entries.put(entry.key(), entry.value());
      version.increment();
    }
  }
}
