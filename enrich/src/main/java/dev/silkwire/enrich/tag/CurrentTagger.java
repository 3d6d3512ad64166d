package dev.silkwire.enrich.tag;

import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.Initiative;
import dev.silkwire.contract.JsonSerde;
import dev.silkwire.contract.StorableText;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.country.CountryTagger;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.language.DocumentLanguage;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tagger for the catalogue and the place words as they stand now: made anew when one of them
 * has changed, once for all steps, never for a single article. An entry that cannot be read is not
 * in force. Thread-safe.
 */
public final class CurrentTagger {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentTagger.class);

  private static final int MOST_WARNINGS = 1_000;

  private final CatalogueVersion version;
  private final Supplier<CountryTagger> countries;
  private final DocumentLanguage languages;
  private final JsonSerde<Initiative> reader = JsonSerde.of(Initiative.class);
  private final Set<String> warned = new HashSet<>();
  private volatile @Nullable Made newest;

  /**
   * A tagger, and of which state of things.
   *
   * @param version of the catalogue before it was read
   */
  private record Made(long version, CountryTagger countries, Tagger tagger) {}

  /**
   * @param countries gives the one in force
   */
  public CurrentTagger(
      CatalogueVersion version, Supplier<CountryTagger> countries, DocumentLanguage languages) {
    this.version = version;
    this.countries = countries;
    this.languages = languages;
  }

  /**
   * The tagger to use for the next article.
   *
   * @param entries of the catalogue, the same for all
   */
  public Tagger get(ReadOnlyKeyValueStore<String, byte[]> entries) {
    Made known = newest;
    return known != null && isCurrent(known) ? known.tagger : renewed(entries);
  }

  private boolean isCurrent(Made made) {
    return made.version == version.current() && made.countries == countries.get();
  }

  /** Who comes while it is made waits for it. */
  private synchronized Tagger renewed(ReadOnlyKeyValueStore<String, byte[]> entries) {
    Made known = newest;
    if (known == null || !isCurrent(known)) {
      known = made(known, version.current(), countries.get(), entries);
      newest = known;
    }
    return known.tagger;
  }

  private Made made(
      @Nullable Made before,
      long current,
      CountryTagger places,
      ReadOnlyKeyValueStore<String, byte[]> entries) {
    Catalogue catalogue = catalogue(entries);
    Tagger tagger =
        before == null
            ? new Tagger(catalogue, places, languages)
            : before.tagger.with(catalogue).with(places);
    return new Made(current, places, tagger);
  }

  private Catalogue catalogue(ReadOnlyKeyValueStore<String, byte[]> entries) {
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
      warn(id, "its key is not its id");
    } catch (SerializationException e) {
      warn(id, String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** Logs each fault once, although each change of the catalogue reads all of it. */
  private void warn(String id, String reason) {
    String shown = StorableText.fit(id, FieldLimits.ID);
    if (warned.size() < MOST_WARNINGS && warned.add(shown + reason)) {
      LOG.warn("initiative {} is not in force, import it again: {}", shown, reason);
    }
  }
}
