package dev.silkwire.enrich.tag;

import dev.silkwire.contract.json.JsonSerde;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.country.CountryTagger;
import dev.silkwire.enrich.initiative.Catalogue;
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
 * A supplier of the tagger for the current catalogue and the current place words. All steps share
 * one tagger, which is rebuilt when either has changed. Catalogue entries that cannot be parsed are
 * skipped with a warning. Thread-safe: the tagger is a volatile immutable value, and one lock
 * serialises rebuilds.
 */
public final class CurrentTagger {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentTagger.class);

  private static final int MAX_WARNINGS = 1_000;

  private final CatalogueVersion version;
  private final Supplier<CountryTagger> countries;
  private final JsonSerde<Initiative> serde = JsonSerde.of(Initiative.class);
  private final Set<String> warned = new HashSet<>();
  private volatile @Nullable TaggerVersion latest;

  /**
   * A tagger and the inputs it was built from.
   *
   * @param version of the catalogue, read before its entries
   */
  private record TaggerVersion(long version, CountryTagger countries, Tagger tagger) {}

  /**
   * @param countries supplies the current country tagger
   */
  public CurrentTagger(CatalogueVersion version, Supplier<CountryTagger> countries) {
    this.version = version;
    this.countries = countries;
  }

  /**
   * Returns the current tagger, which is rebuilt first if it is stale.
   *
   * @param entries the global store of catalogue entries
   */
  public Tagger get(ReadOnlyKeyValueStore<String, byte[]> entries) {
    TaggerVersion known = latest;
    return known != null && isCurrent(known) ? known.tagger : rebuild(entries);
  }

  private boolean isCurrent(TaggerVersion known) {
    return known.version == version.current() && known.countries == countries.get();
  }

  /** Rebuilds the tagger; concurrent callers wait for the result. */
  private synchronized Tagger rebuild(ReadOnlyKeyValueStore<String, byte[]> entries) {
    TaggerVersion known = latest;
    if (known == null || !isCurrent(known)) {
      known = build(known, version.current(), countries.get(), entries);
      latest = known;
    }
    return known.tagger;
  }

  private TaggerVersion build(
      @Nullable TaggerVersion previous,
      long current,
      CountryTagger places,
      ReadOnlyKeyValueStore<String, byte[]> entries) {
    Catalogue catalogue = catalogue(entries);
    Tagger tagger =
        previous == null
            ? new Tagger(catalogue, places)
            : previous.tagger.with(catalogue).with(places);
    return new TaggerVersion(current, places, tagger);
  }

  private Catalogue catalogue(ReadOnlyKeyValueStore<String, byte[]> entries) {
    Map<String, Initiative> valid = new TreeMap<>();
    try (KeyValueIterator<String, byte[]> all = entries.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        Initiative initiative = read(entry.key, entry.value);
        if (initiative != null) {
          valid.put(initiative.id(), initiative);
        }
      }
    }
    return Catalogue.of(valid.values());
  }

  private @Nullable Initiative read(String id, byte[] value) {
    try {
      Initiative initiative = serde.deserialize(Topics.INITIATIVES.name(), value);
      if (initiative != null && initiative.id().equals(id)) {
        return initiative;
      }
      warn(id, "its key is not its id");
    } catch (SerializationException e) {
      warn(id, String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** Logs each problem once, although every change of the catalogue parses all entries. */
  private void warn(String id, String reason) {
    String shown = StorableText.fit(id, FieldLimits.ID);
    if (warned.size() < MAX_WARNINGS && warned.add(shown + reason)) {
      LOG.warn("Skipping initiative {} of the catalogue: {}. Import it again.", shown, reason);
    }
  }
}
