package dev.silkwire.enrich.tag;

import dev.silkwire.contract.Initiative;
import dev.silkwire.contract.JsonSerde;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.country.CountryTagger;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.text.DocumentLanguage;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tagger for the catalogue as it stands now: made anew when the catalogue has changed, never
 * for a single article. An entry that cannot be read is not in force. Not thread-safe: each step
 * has its own.
 */
public final class TaggerInForce {
  private static final Logger LOG = LoggerFactory.getLogger(TaggerInForce.class);
  private static final long NEVER = -1;

  private final ReadOnlyKeyValueStore<String, byte[]> entries;
  private final CatalogueVersion version;
  private final CountryTagger countries;
  private final DocumentLanguage languages;
  private final JsonSerde<Initiative> reader = JsonSerde.of(Initiative.class);
  private long made = NEVER;
  private @Nullable Tagger tagger;

  public TaggerInForce(
      ReadOnlyKeyValueStore<String, byte[]> entries,
      CatalogueVersion version,
      CountryTagger countries,
      DocumentLanguage languages) {
    this.entries = entries;
    this.version = version;
    this.countries = countries;
    this.languages = languages;
  }

  /** The tagger to use for the next article. */
  public Tagger get() {
    long current = version.current();
    Tagger known = tagger;
    if (known == null || current != made) {
      known = new Tagger(catalogue(), countries, languages);
      tagger = known;
      made = current;
    }
    return known;
  }

  private Catalogue catalogue() {
    Map<String, Initiative> readable = new TreeMap<>();
    try (KeyValueIterator<String, byte[]> all = entries.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        Initiative initiative = read(entry.key, entry.value);
        if (initiative != null) {
          readable.put(initiative.id(), initiative);
        }
      }
    }
    return Catalogue.of(readable.values());
  }

  private @Nullable Initiative read(String id, byte[] value) {
    try {
      Initiative initiative = reader.deserialize(Topics.INITIATIVES.name(), value);
      if (initiative != null && initiative.id().equals(id)) {
        return initiative;
      }
      LOG.warn("initiative {} calls itself otherwise and is not in force: import it again", id);
    } catch (SerializationException e) {
      LOG.warn("initiative {} is not in force, import it again: {}", id, e.getMessage());
    }
    return null;
  }
}
