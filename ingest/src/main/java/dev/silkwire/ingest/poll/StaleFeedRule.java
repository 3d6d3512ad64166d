package dev.silkwire.ingest.poll;

import dev.silkwire.contract.FeedStatus;
import dev.silkwire.ingest.feed.FeedDocument;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a feed that answers has fallen silent: nothing new for ten times as long as usually
 * passes between its entries, and for three days at least; for thirty where its habit is not known.
 * Pure.
 */
final class StaleFeedRule {
  private static final int HABITS = 10;
  private static final Duration AT_LEAST = Duration.ofDays(3);
  private static final Duration HABIT_UNKNOWN = Duration.ofDays(30);

  private StaleFeedRule() {}

  /** Since when it is silent; null when it is not. */
  static @Nullable Instant since(Instant lastNews, @Nullable Long habit, Instant now) {
    Duration patience =
        habit == null ? HABIT_UNKNOWN : Duration.ofSeconds(habit).multipliedBy(HABITS);
    Duration wait = patience.compareTo(AT_LEAST) < 0 ? AT_LEAST : patience;
    return lastNews.plus(wait).isBefore(now) ? lastNews : null;
  }

  /** When something new last came; on a first poll, when the newest entry says it is from. */
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
