package dev.silkwire.ingest.poll;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.FeedStatus.Redirect;
import dev.silkwire.contract.FeedStatus.Subscription;
import dev.silkwire.ingest.feed.FeedDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a feed after a poll, but for its entries. A permanent redirect is believed when
 * three polls in a row led to the same place. Pure.
 */
public final class NextFeedStatus {
  private static final int POLLS_TO_BELIEVE = 3;
  private static final int FAILURES_TO_RETURN = 5;

  private NextFeedStatus() {}

  /**
   * Returns the state when all of a poll is done. After a poll that an exception ended, neither
   * validators nor the hash of the document are kept, so that the next poll reads the document.
   */
  public static FeedStatus after(
      Feed feed,
      @Nullable FeedStatus before,
      FeedFetchResult answer,
      PollSchedule.Next next,
      @Nullable Instant lastNewArticle,
      @Nullable Subscription subscription,
      Instant now) {
    boolean well = answer.kind().wentWell();
    FeedStatus held = answer.kind() == PollOutcome.Kind.BROKEN ? null : before;
    Redirect redirect = well ? watched(before, answer.movedTo()) : before(before);
    Long habit = habit(before, answer.document(), now);
    String newHome =
        redirect != null && redirect.polls() >= POLLS_TO_BELIEVE ? redirect.to() : null;
    return new FeedStatus(
        feed.id(),
        newHome != null ? newHome : address(feed, answer, next),
        answer.kind() == PollOutcome.Kind.GONE ? FeedStatus.State.GONE : FeedStatus.State.ACTIVE,
        answer.kind().text(),
        answer.note(),
        answer.httpStatus(),
        now,
        next.at(),
        next.failures(),
        next.interval().toSeconds(),
        well ? answer.validators().etag() : held == null ? null : held.etag(),
        well ? answer.validators().lastModified() : held == null ? null : held.lastModified(),
        well ? answer.bodyHash() : held == null ? null : held.bodyHash(),
        newHome != null ? null : redirect,
        lastNewArticle,
        habit,
        well ? silentSince(before, answer, lastNewArticle, habit, now) : silentSince(before),
        subscription,
        List.of());
  }

  /**
   * While a poll goes on: what is done is remembered, but without validators, so that whoever takes
   * over reads the document again.
   */
  public static FeedStatus during(
      Feed feed,
      @Nullable FeedStatus before,
      PollSchedule.Next next,
      @Nullable Instant lastNewArticle,
      Instant now) {
    return new FeedStatus(
        feed.id(),
        before == null ? feed.url() : before.url(),
        FeedStatus.State.ACTIVE,
        PollOutcome.Kind.OK.text(),
        "its pages are being read",
        before == null ? null : before.httpStatus(),
        now,
        now,
        next.failures(),
        next.interval().toSeconds(),
        null,
        null,
        null,
        before == null ? null : before.redirect(),
        lastNewArticle,
        habit(before),
        silentSince(before),
        before == null ? null : before.subscription(),
        List.of());
  }

  /** After pages were revisited, or a hub has sent something: when it is polled stays as it was. */
  public static FeedStatus between(
      FeedStatus before, @Nullable Instant lastNewArticle, @Nullable Subscription subscription) {
    boolean news = lastNewArticle != null && !lastNewArticle.equals(before.lastNewArticle());
    return new FeedStatus(
        before.feedId(),
        before.url(),
        before.state(),
        before.outcome(),
        before.note(),
        before.httpStatus(),
        before.lastPoll(),
        before.nextPoll(),
        before.failures(),
        before.interval(),
        before.etag(),
        before.lastModified(),
        before.bodyHash(),
        before.redirect(),
        lastNewArticle,
        before.habit(),
        news ? null : before.silentSince(),
        subscription,
        List.of());
  }

  private static String address(Feed feed, FeedFetchResult answer, PollSchedule.Next next) {
    return next.failures() >= FAILURES_TO_RETURN ? feed.url() : answer.url();
  }

  private static @Nullable Long habit(
      @Nullable FeedStatus before, @Nullable FeedDocument document, Instant now) {
    Duration usual = document == null ? null : PublishingFrequency.usual(document.entries(), now);
    return usual == null ? habit(before) : Long.valueOf(usual.toSeconds());
  }

  private static @Nullable Long habit(@Nullable FeedStatus before) {
    return before == null ? null : before.habit();
  }

  private static @Nullable Instant silentSince(
      @Nullable FeedStatus before,
      FeedFetchResult answer,
      @Nullable Instant lastNewArticle,
      @Nullable Long habit,
      Instant now) {
    Instant lastNews = StaleFeedRule.lastNews(before, answer.document(), lastNewArticle, now);
    return StaleFeedRule.since(lastNews, habit, now);
  }

  private static @Nullable Instant silentSince(@Nullable FeedStatus before) {
    return before == null ? null : before.silentSince();
  }

  private static @Nullable Redirect before(@Nullable FeedStatus before) {
    return before == null ? null : before.redirect();
  }

  private static @Nullable Redirect watched(@Nullable FeedStatus before, @Nullable String movedTo) {
    if (movedTo == null) {
      return null;
    }
    Redirect seen = before(before);
    return seen != null && seen.to().equals(movedTo)
        ? new Redirect(movedTo, seen.polls() + 1)
        : new Redirect(movedTo, 1);
  }
}
