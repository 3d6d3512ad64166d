package dev.silkwire.ingest.poll;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.Redirect;
import dev.silkwire.contract.record.FeedStatus.Subscription;
import dev.silkwire.ingest.feed.FeedDocument;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Computes the status of a feed after, during and between polls, without its entries. A permanent
 * redirect replaces the URL of the feed after three polls in a row were redirected to the same URL.
 * Pure functions.
 */
public final class NextFeedStatus {
  private static final int POLLS_TO_ACCEPT_REDIRECT = 3;
  private static final int FAILURES_TO_RESET_URL = 5;

  private NextFeedStatus() {}

  /**
   * Returns the status after a poll. After a poll that an exception ended, neither validators nor
   * the hash of the document are kept, so that the next poll parses the document.
   */
  public static FeedStatus after(
      Feed feed,
      @Nullable FeedStatus before,
      FeedFetchResult result,
      PollSchedule.Next next,
      @Nullable Instant lastNewArticle,
      @Nullable Subscription subscription,
      Instant now) {
    boolean success = result.code().isSuccess();
    FeedStatus kept = result.code() == PollOutcome.Code.BROKEN ? null : before;
    Redirect redirect = success ? observed(before, result.movedTo()) : redirect(before);
    Long habit = habit(before, result.document(), now);
    String newUrl =
        redirect != null && redirect.polls() >= POLLS_TO_ACCEPT_REDIRECT ? redirect.to() : null;
    return FeedStatus.builder(
            feed.id(), newUrl != null ? newUrl : url(feed, result, next), next.at())
        .state(
            result.code() == PollOutcome.Code.GONE
                ? FeedStatus.State.GONE
                : FeedStatus.State.ACTIVE)
        .outcome(result.code().text())
        .note(result.note())
        .httpStatus(result.httpStatus())
        .lastPoll(now)
        .failures(next.failures())
        .interval(next.interval().toSeconds())
        .etag(success ? result.validators().etag() : kept == null ? null : kept.etag())
        .lastModified(
            success
                ? result.validators().lastModified()
                : kept == null ? null : kept.lastModified())
        .bodyHash(success ? result.bodyHash() : kept == null ? null : kept.bodyHash())
        .redirect(newUrl != null ? null : redirect)
        .lastNewArticle(lastNewArticle)
        .habit(habit)
        .silentSince(
            success ? silentSince(before, result, lastNewArticle, habit, now) : silentSince(before))
        .subscription(subscription)
        .build();
  }

  /**
   * Returns the status while a poll is in progress. It has no validators, so that an instance that
   * takes the feed over parses the document again.
   */
  public static FeedStatus during(
      Feed feed,
      @Nullable FeedStatus before,
      PollSchedule.Next next,
      @Nullable Instant lastNewArticle,
      Instant now) {
    return FeedStatus.builder(feed.id(), before == null ? feed.url() : before.url(), now)
        .note("its pages are being read")
        .httpStatus(before == null ? null : before.httpStatus())
        .lastPoll(now)
        .failures(next.failures())
        .interval(next.interval().toSeconds())
        .redirect(redirect(before))
        .lastNewArticle(lastNewArticle)
        .habit(habit(before))
        .silentSince(silentSince(before))
        .subscription(before == null ? null : before.subscription())
        .build();
  }

  /**
   * Returns the status after a revisit or a push, which do not change the time of the next poll.
   */
  public static FeedStatus unscheduled(
      FeedStatus before, @Nullable Instant lastNewArticle, @Nullable Subscription subscription) {
    boolean isNew = lastNewArticle != null && !lastNewArticle.equals(before.lastNewArticle());
    return FeedStatus.builder(before.feedId(), before.url(), before.nextPoll())
        .state(before.state())
        .outcome(before.outcome())
        .note(before.note())
        .httpStatus(before.httpStatus())
        .lastPoll(before.lastPoll())
        .failures(before.failures())
        .interval(before.interval())
        .etag(before.etag())
        .lastModified(before.lastModified())
        .bodyHash(before.bodyHash())
        .redirect(before.redirect())
        .lastNewArticle(lastNewArticle)
        .habit(before.habit())
        .silentSince(isNew ? null : before.silentSince())
        .subscription(subscription)
        .build();
  }

  private static String url(Feed feed, FeedFetchResult result, PollSchedule.Next next) {
    return next.failures() >= FAILURES_TO_RESET_URL ? feed.url() : result.url();
  }

  private static @Nullable Long habit(
      @Nullable FeedStatus before, @Nullable FeedDocument document, Instant now) {
    Duration median =
        document == null ? null : PublishingFrequency.medianInterval(document.entries(), now);
    return median == null ? habit(before) : Long.valueOf(median.toSeconds());
  }

  private static @Nullable Long habit(@Nullable FeedStatus before) {
    return before == null ? null : before.habit();
  }

  private static @Nullable Instant silentSince(
      @Nullable FeedStatus before,
      FeedFetchResult result,
      @Nullable Instant lastNewArticle,
      @Nullable Long habit,
      Instant now) {
    Instant lastNews = StaleFeedRule.lastNews(before, result.document(), lastNewArticle, now);
    return StaleFeedRule.staleSince(lastNews, habit, now);
  }

  private static @Nullable Instant silentSince(@Nullable FeedStatus before) {
    return before == null ? null : before.silentSince();
  }

  private static @Nullable Redirect redirect(@Nullable FeedStatus before) {
    return before == null ? null : before.redirect();
  }

  /** Returns the redirect that a poll saw, with the number of polls in a row that saw it. */
  private static @Nullable Redirect observed(
      @Nullable FeedStatus before, @Nullable String movedTo) {
    if (movedTo == null) {
      return null;
    }
    Redirect seen = redirect(before);
    return seen != null && seen.to().equals(movedTo)
        ? new Redirect(movedTo, seen.polls() + 1)
        : new Redirect(movedTo, 1);
  }
}
