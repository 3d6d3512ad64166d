package dev.silkwire.ingest.entry;

import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.ingest.url.ArticleId;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a feed's entries, found by the address of their link. An entry that stands
 * in the document is never forgotten; of the others the newest are kept. Most polls bring nothing,
 * so nothing is looked up until there is a document. Not thread-safe.
 */
public final class KnownEntries {
  private static final int KEPT = 500;

  /** Entries that fit in a record even when each holds the longest values. */
  private static final int SURELY_FITS = 60;

  private final CanonicalUrl addresses;
  private final Supplier<List<KnownEntry>> before;
  private final Map<String, KnownEntry> byLink = new LinkedHashMap<>();
  private final Set<String> present = new HashSet<>();
  private final Map<String, Optional<KnownEntry>> beforeReading = new HashMap<>();
  private boolean indexed;

  /**
   * @param before what was known; asked for when it is needed
   */
  public KnownEntries(CanonicalUrl addresses, Supplier<List<KnownEntry>> before) {
    this.addresses = addresses;
    this.before = before;
  }

  /** From here on entries count as present only when the document has them. */
  public void beginDocument() {
    byLink();
    present.clear();
  }

  /** The entry whose link is that canonical address, or null. */
  @Nullable KnownEntry find(String canonicalLink) {
    String link = ArticleId.of(canonicalLink);
    KnownEntry known = byLink().get(link);
    if (known != null) {
      present.add(link);
    }
    return known;
  }

  /** An entry of which the feed said the same, whatever its address; null when there is none. */
  @Nullable KnownEntry saying(String entryHash) {
    return byLink().values().stream()
        .filter(e -> e.attempts() == null && e.entryHash().equals(entryHash))
        .findFirst()
        .orElse(null);
  }

  /** Remembers it, in place of what was known under the same link. */
  public void put(KnownEntry entry) {
    byLink();
    beforeReading.remove(link(entry));
    index(entry);
  }

  /** Remembers that the readings of these entries have begun. */
  public void begin(List<KnownEntry> begun) {
    byLink();
    for (KnownEntry entry : begun) {
      KnownEntry before = byLink.get(link(entry));
      beforeReading.putIfAbsent(link(entry), Optional.ofNullable(before));
      index(entry);
    }
  }

  /**
   * Takes back the readings that have begun and will not end, so that they are no attempts.
   *
   * @return whether there were any
   */
  public boolean takeBack() {
    boolean any = !beforeReading.isEmpty();
    beforeReading.forEach(
        (link, before) ->
            before.ifPresentOrElse(e -> byLink.put(link, e), () -> byLink.remove(link)));
    beforeReading.clear();
    return any;
  }

  /** Those whose pages are due for another reading. */
  public List<KnownEntry> due(Instant now) {
    return all().stream()
        .filter(e -> e.nextReading() != null && !e.nextReading().isAfter(now))
        .toList();
  }

  /**
   * As the status keeps them: newest first, bounded; null when none was looked at, so that they are
   * as before.
   */
  public @Nullable List<KnownEntry> list() {
    if (!indexed) {
      return null;
    }
    List<KnownEntry> kept = new ArrayList<>();
    Set<KnownEntry> inDocument = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Map.Entry<String, KnownEntry>> all = new ArrayList<>(byLink.entrySet());
    all.sort(
        Comparator.comparing((Map.Entry<String, KnownEntry> e) -> e.getValue().seen()).reversed());
    for (Map.Entry<String, KnownEntry> e : all) {
      if (kept.size() < KEPT || present.contains(e.getKey())) {
        kept.add(e.getValue());
        if (present.contains(e.getKey())) {
          inDocument.add(e.getValue());
        }
      }
    }
    return kept.size() <= SURELY_FITS ? kept : FeedStatusLimit.fit(kept, inDocument::contains);
  }

  private Collection<KnownEntry> all() {
    return indexed ? byLink.values() : before.get();
  }

  private Map<String, KnownEntry> byLink() {
    if (!indexed) {
      indexed = true;
      before.get().forEach(this::index);
    }
    return byLink;
  }

  private void index(KnownEntry entry) {
    String link = link(entry);
    byLink.put(link, entry);
    present.add(link);
  }

  private String link(KnownEntry entry) {
    return ArticleId.of(addresses.of(entry.url()).orElse(entry.url()));
  }
}
