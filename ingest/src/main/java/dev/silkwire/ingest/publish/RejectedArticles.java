package dev.silkwire.ingest.publish;

import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The articles of one feed that Kafka did not take. A state that was made before this was known
 * remembers them as published; {@link #corrected} turns them into the skip that they are.
 * Thread-safe: the map is replaced, never changed.
 */
public final class RefusedArticles {
  private static final int KEPT = 1000;

  private volatile Map<String, EntryOutcome> byArticle = Map.of();

  /** Remembers the newest articles that were refused, and why. */
  synchronized void add(Map<String, EntryOutcome> refused) {
    Map<String, EntryOutcome> all = new LinkedHashMap<>(byArticle);
    all.putAll(refused);
    all.keySet().removeAll(all.keySet().stream().limit(Math.max(0, all.size() - KEPT)).toList());
    byArticle = all;
  }

  /** Forgets an article that is to be published again. */
  public synchronized void retried(String articleId) {
    if (byArticle.containsKey(articleId)) {
      Map<String, EntryOutcome> others = new LinkedHashMap<>(byArticle);
      others.remove(articleId);
      byArticle = others;
    }
  }

  /** Returns the state in which no refused article counts as published. */
  public CompressedFeedStatus corrected(CompressedFeedStatus status) {
    Map<String, EntryOutcome> refused = byArticle;
    return refused.isEmpty()
        ? status
        : CompressedFeedStatus.of(
            status.head(),
            status.entries().stream()
                .map(entry -> corrected(entry, refused.get(entry.articleId())))
                .toList());
  }

  private static KnownEntry corrected(KnownEntry entry, @Nullable EntryOutcome reason) {
    return reason == null
        ? entry
        : new KnownEntry(
            entry.articleId(),
            entry.url(),
            entry.entryHash(),
            reason.text(),
            entry.seen(),
            entry.readings(),
            null,
            null,
            null,
            null,
            null,
            null);
  }
}
