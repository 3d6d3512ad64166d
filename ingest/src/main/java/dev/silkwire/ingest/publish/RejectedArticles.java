package dev.silkwire.ingest.publish;

import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The articles of one feed that Kafka rejected. A status that was created earlier lists them as
 * published; {@link #corrected} replaces that by the reason of the rejection. Thread-safe: the map
 * is immutable and replaced.
 */
public final class RejectedArticles {
  private static final int MAX_ARTICLES = 1000;

  private volatile Map<String, EntryOutcome> byArticle = Map.of();

  /** Adds articles with the reasons of their rejection. Keeps the newest thousand. */
  synchronized void add(Map<String, EntryOutcome> rejected) {
    Map<String, EntryOutcome> all = new LinkedHashMap<>(byArticle);
    all.putAll(rejected);
    int excess = Math.max(0, all.size() - MAX_ARTICLES);
    all.keySet().removeAll(all.keySet().stream().limit(excess).toList());
    byArticle = all;
  }

  /** Removes an article that is about to be published again. */
  public synchronized void remove(String articleId) {
    if (byArticle.containsKey(articleId)) {
      Map<String, EntryOutcome> others = new LinkedHashMap<>(byArticle);
      others.remove(articleId);
      byArticle = others;
    }
  }

  /** Returns the status with the entries of rejected articles corrected. */
  public CompressedFeedStatus corrected(CompressedFeedStatus status) {
    Map<String, EntryOutcome> rejected = byArticle;
    return rejected.isEmpty()
        ? status
        : CompressedFeedStatus.of(
            status.head(),
            status.entries().stream()
                .map(entry -> corrected(entry, rejected.get(entry.articleId())))
                .toList());
  }

  private static KnownEntry corrected(KnownEntry entry, @Nullable EntryOutcome reason) {
    return reason == null
        ? entry
        : KnownEntry.builder(
                entry.articleId(),
                entry.url(),
                entry.entryHash(),
                reason.text(),
                entry.seen(),
                entry.readings())
            .build();
  }
}
