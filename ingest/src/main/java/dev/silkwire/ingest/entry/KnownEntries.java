package dev.silkwire.ingest.entry;

import dev.silkwire.contract.record.FeedStatus.KnownEntry;
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
 * The known entries of a feed, by the canonical URL of their link. Entries in the current document
 * are always kept; of the others the newest are kept. The index is built at the first access,
 * because most polls bring no document. Not thread-safe.
 */
public final class KnownEntries {
  private static final int MAX_ENTRIES = 500;

  /** This number of entries fits into a record whatever they hold. */
  private static final int ALWAYS_FIT = 60;

  private final CanonicalUrl addresses;
  private final Supplier<List<KnownEntry>> before;
  private final Map<String, KnownEntry> byLink = new LinkedHashMap<>();
  private final Set<String> present = new HashSet<>();
  private final Map<String, Optional<KnownEntry>> beforeStart = new HashMap<>();
  private boolean indexed;

  /**
   * @param before the entries of the previous status; called when they are needed
   */
  public KnownEntries(CanonicalUrl addresses, Supplier<List<KnownEntry>> before) {
    this.addresses = addresses;
    this.before = before;
  }

  /**
   * Begins a document: from now on only entries that are looked up or put count as present in it.
   */
  public void beginDocument() {
    byLink();
    present.clear();
  }

  /** Returns the entry with this canonical URL, or null, and marks it as present. */
  @Nullable KnownEntry find(String canonicalLink) {
    String link = ArticleId.of(canonicalLink);
    KnownEntry known = byLink().get(link);
    if (known != null) {
      present.add(link);
    }
    return known;
  }

  /** Returns an entry with the same content hash, whatever its URL; null if there is none. */
  @Nullable KnownEntry findByHash(String entryHash) {
    return byLink().values().stream()
        .filter(e -> e.attempts() == null && e.entryHash().equals(entryHash))
        .findFirst()
        .orElse(null);
  }

  /** Puts an entry in place of the one with the same link. */
  public void put(KnownEntry entry) {
    byLink();
    beforeStart.remove(link(entry));
    index(entry);
  }

  /** Puts entries that mark the start of reading their pages. */
  public void markStarted(List<KnownEntry> started) {
    byLink();
    for (KnownEntry entry : started) {
      KnownEntry before = byLink.get(link(entry));
      beforeStart.putIfAbsent(link(entry), Optional.ofNullable(before));
      index(entry);
    }
  }

  /**
   * Restores the entries whose pages have been started but not finished.
   *
   * @return whether there were any
   */
  public boolean clearStarted() {
    boolean any = !beforeStart.isEmpty();
    beforeStart.forEach(
        (link, before) ->
            before.ifPresentOrElse(e -> byLink.put(link, e), () -> byLink.remove(link)));
    beforeStart.clear();
    return any;
  }

  /** Returns the entries whose pages are due to be fetched again. */
  public List<KnownEntry> due(Instant now) {
    return all().stream()
        .filter(e -> e.nextReading() != null && !e.nextReading().isAfter(now))
        .toList();
  }

  /**
   * Returns the entries for the next status: newest first, bounded. Null if the index was never
   * built, so that the entries have not changed.
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
      if (kept.size() < MAX_ENTRIES || present.contains(e.getKey())) {
        kept.add(e.getValue());
        if (present.contains(e.getKey())) {
          inDocument.add(e.getValue());
        }
      }
    }
    return kept.size() <= ALWAYS_FIT ? kept : FeedStatusLimit.fit(kept, inDocument::contains);
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
