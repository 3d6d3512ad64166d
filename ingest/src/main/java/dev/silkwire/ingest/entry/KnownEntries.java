package dev.silkwire.ingest.entry;

import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.ingest.url.ArticleId;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a feed's entries, found by the address of their link. An entry that stands
 * in the document is never forgotten; of the others the newest are kept. Not thread-safe.
 */
public final class KnownEntries {
  private static final int KEPT = 500;

  private final CanonicalUrl addresses;
  private final Map<String, KnownEntry> byLink = new LinkedHashMap<>();
  private final Set<String> articleIds = new HashSet<>();
  private final Set<String> present = new HashSet<>();

  public KnownEntries(CanonicalUrl addresses, List<KnownEntry> entries) {
    this.addresses = addresses;
    entries.forEach(this::put);
  }

  /** The entry whose link is that canonical address, or null. */
  @Nullable KnownEntry find(String canonicalLink) {
    KnownEntry known = byLink.get(ArticleId.of(canonicalLink));
    if (known != null) {
      present.add(ArticleId.of(canonicalLink));
    }
    return known;
  }

  /** An entry of which the feed said the same, whatever its address; null when there is none. */
  @Nullable KnownEntry saying(String entryHash) {
    return byLink.values().stream()
        .filter(e -> e.entryHash().equals(entryHash))
        .findFirst()
        .orElse(null);
  }

  /** Remembers it, in place of what was known under the same link. */
  public void put(KnownEntry entry) {
    String link = ArticleId.of(addresses.of(entry.url()).orElse(entry.url()));
    byLink.put(link, entry);
    articleIds.add(entry.articleId());
    present.add(link);
  }

  /** Whether an article of that id is known already. */
  boolean hasArticle(String articleId) {
    return articleIds.contains(articleId);
  }

  /** Those whose pages are due for another reading. */
  public List<KnownEntry> due(Instant now) {
    return byLink.values().stream()
        .filter(e -> e.nextReading() != null && !e.nextReading().isAfter(now))
        .toList();
  }

  /** When the next page is due, or null. */
  public @Nullable Instant nextReading() {
    return byLink.values().stream()
        .map(KnownEntry::nextReading)
        .filter(at -> at != null)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** From here on entries count as present only when the document has them. */
  public void beginDocument() {
    present.clear();
  }

  /** As the status keeps them: newest first, bounded. */
  public List<KnownEntry> list() {
    List<KnownEntry> kept = new ArrayList<>();
    List<Map.Entry<String, KnownEntry>> all = new ArrayList<>(byLink.entrySet());
    all.sort(
        Comparator.comparing((Map.Entry<String, KnownEntry> e) -> e.getValue().seen()).reversed());
    for (Map.Entry<String, KnownEntry> e : all) {
      if (kept.size() < KEPT || present.contains(e.getKey())) {
        kept.add(e.getValue());
      }
    }
    return kept;
  }
}
