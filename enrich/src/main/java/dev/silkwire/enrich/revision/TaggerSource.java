package dev.silkwire.enrich.revision;

import dev.silkwire.enrich.tag.TaggerInForce;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Makes a step's own tagger over the catalogue's store. */
public interface TaggerSource {
  /** The tagger that follows these entries. */
  TaggerInForce over(ReadOnlyKeyValueStore<String, byte[]> entries);
}
