package dev.silkwire.ingest.poll;

import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.ingest.feed.FeedDocument;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a feed that responds is stale: it has had nothing new for ten times its usual
 * interval between entries, and for at least three days; for 30 days if the usual interval is
 * unknown. Pure functions.
 */
final class StaleFeedRule {
  private static final int MAX_INTERVALS = 10;
  private static final Duration MIN_AGE = Duration.ofDays(3);
  private static final Duration MAX_AGE_WITHOUT_INTERVAL = Duration.ofDays(30);

  private StaleFeedRule() {}

  /**
   * Returns the time since which the feed is stale; null if it is not.
   *
   * @param habit usual interval between entries in seconds, null if unknown
   */
  static @Nullable Instant staleSince(Instant lastNews, @Nullable Long habit, Instant now) {
    Duration limit =
        habit == null
            ? MAX_AGE_WITHOUT_INTERVAL
            : Duration.ofSeconds(habit).multipliedBy(MAX_INTERVALS);
    Duration maxAge = limit.compareTo(MIN_AGE) < 0 ? MIN_AGE : limit;
    return lastNews.plus(maxAge).isBefore(now) ? lastNews : null;
  }

  /**
   * Returns when the feed last had something new; after the first poll, the date of its newest
   * entry.
   */
  static Instant lastNews(
      @Nullable FeedStatus before,
      @Nullable FeedDocument document,
      @Nullable Instant lastNewArticle,
      Instant now) {
    if (before == null || before.lastPoll() == null) {
      return document == null
          ? now
          : PublishingFrequency.newest(document.entries(), now).orElse(now);
    }
    if (lastNewArticle == null || lastNewArticle.equals(before.lastNewArticle())) {
      return before.silentSince() != null
          ? before.silentSince()
          : lastNewArticle != null ? lastNewArticle : before.lastPoll();
    }
    return now;
  }
}
