package dev.silkwire.ingest;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.FeedStatus.Subscription;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.entry.EntryResult;
import dev.silkwire.ingest.entry.KnownEntries;
import dev.silkwire.ingest.poll.FeedFetchResult;
import dev.silkwire.ingest.poll.NextFeedStatus;
import dev.silkwire.ingest.poll.PollSchedule;
import dev.silkwire.ingest.publish.PollAccount;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A poll, push or revisit of one feed in progress. Collects the results of its entries and writes
 * them in batches, in the order in which they arrive. Thread-safe: all methods that change state
 * hold the monitor.
 */
final class FeedPoll {
  private static final Duration MAX_DELAY = Duration.ofSeconds(1);
  private static final int MAX_BATCH_ARTICLES = 50;

  /** The reason why a feed is read. */
  enum Cause {
    /** Its next poll is due. */
    POLL,
    /** Its WebSub hub has delivered new content. */
    PUSH,
    /** Pages of known entries are due to be fetched again. */
    REVISIT
  }

  private final OwnedFeed owned;
  private final Cause cause;
  private final Feed feed;
  private final @Nullable CompressedFeedStatus previous;
  private final @Nullable FeedStatus before;

  /** The previous status, if the poll schedule in it stays as it is; null for a poll. */
  private final @Nullable FeedStatus retained;

  private final KnownEntries known;
  private final InstantSource clock;
  private final Instant startedAt;
  private final PollAccount account = new PollAccount();
  private final Set<String> published = new HashSet<>();
  private @Nullable FeedFetchResult fetchResult;
  private PollSchedule.@Nullable Next next;
  private @Nullable Instant lastNewArticle;
  private @Nullable Instant oldestUnwritten;
  private boolean hasWrittenBatch;
  private boolean done;

  FeedPoll(OwnedFeed owned, Cause cause, CanonicalUrl addresses, InstantSource clock) {
    this.owned = owned;
    this.cause = cause;
    this.feed = owned.feed();
    this.previous = owned.status();
    this.before = previous == null ? null : previous.head();
    this.retained = cause == Cause.POLL ? null : before;
    this.known =
        new KnownEntries(addresses, () -> previous == null ? List.of() : previous.entries());
    this.clock = clock;
    this.startedAt = clock.instant();
    this.lastNewArticle = before == null ? null : before.lastNewArticle();
  }

  OwnedFeed owned() {
    return owned;
  }

  Feed feed() {
    return feed;
  }

  /** Returns the status before this poll, without entries; null before the first poll. */
  @Nullable FeedStatus before() {
    return before;
  }

  /** Returns the URL at which the feed is polled. */
  String url() {
    return before == null ? feed.url() : before.url();
  }

  KnownEntries known() {
    return known;
  }

  /**
   * Sets the result of the fetch and the time of the next poll. Must be called before results are
   * added.
   */
  synchronized void fetched(FeedFetchResult result, PollSchedule.Next next) {
    fetchResult = result.withoutTexts();
    this.next = next;
  }

  /** Sets the content that the hub delivered. The time of the next poll does not change. */
  synchronized void pushed(FeedFetchResult result) {
    fetchResult = result.withoutTexts();
  }

  /**
   * Writes that the pages of these entries are about to be read. {@link OwnedFeed#awaitWritten}
   * waits until Kafka holds that record. If the process dies while it reads them, the next process
   * knows which entries may be the cause.
   */
  synchronized void markStarted(List<KnownEntry> entries) {
    if (done) {
      return;
    }
    known.markStarted(entries);
    if (account.articles().isEmpty()) {
      FeedStatus head = interimStatus();
      owned.write(new PollBatch(feed.id(), List.of(), null, compressed(head)));
    } else {
      writeBatch();
    }
  }

  /** Writes the results added so far, so that a later crash is not attributed to their entries. */
  synchronized void writeNow() {
    if (!done) {
      writeBatch();
    }
  }

  /** Adds the result of an entry. */
  synchronized void add(EntryResult result) {
    if (done) {
      return;
    }
    EntryResult unique = deduplicated(result);
    account.add(unique);
    if (unique.known() != null) {
      known.put(unique.known());
    }
    if (unique.article() != null) {
      owned.rejected().remove(unique.article().id());
      lastNewArticle = clock.instant();
      oldestUnwritten = oldestUnwritten == null ? lastNewArticle : oldestUnwritten;
    }
    if (account.articles().size() >= MAX_BATCH_ARTICLES) {
      writeBatch();
    }
  }

  /**
   * Writes the results added so far if the oldest article among them has waited for the maximum
   * delay.
   */
  synchronized void writeOverdue() {
    if (!done
        && oldestUnwritten != null
        && !oldestUnwritten.plus(MAX_DELAY).isAfter(clock.instant())) {
      writeBatch();
    }
  }

  /** Returns whether this poll has ended and ignores further results. */
  synchronized boolean isDone() {
    return done;
  }

  /**
   * Writes the results added so far, drops the marks of pages that have not been read, and ends
   * this poll.
   */
  synchronized void abandon() {
    boolean hasMarks = !done && known.clearStarted();
    if (!done && (hasMarks || !account.isEmpty())) {
      writeBatch();
    }
    done = true;
  }

  /** Writes the remaining results and the new status of the feed, and ends this poll. */
  synchronized void finish(@Nullable Subscription subscription) {
    if (done) {
      return;
    }
    done = true;
    FeedStatus after =
        retained != null
            ? NextFeedStatus.unscheduled(retained, lastNewArticle, subscription)
            : NextFeedStatus.after(
                feed,
                before,
                requireNonNull(fetchResult),
                next(),
                lastNewArticle,
                subscription,
                clock.instant());
    owned.end(write(after), after);
  }

  /** Ends this poll without writing anything. */
  synchronized void stop() {
    done = true;
  }

  /**
   * Ends this poll after an exception: writes the results added so far, and drops the marks of
   * pages that have not been read, because the process has not died. The next poll reads the other
   * entries.
   */
  synchronized void fail(FeedFetchResult failure, PollSchedule.Next next) {
    done = true;
    known.clearStarted();
    fetchResult = failure;
    this.next = next;
    Subscription subscription = before == null ? null : before.subscription();
    FeedStatus after =
        NextFeedStatus.after(
            feed, before, failure, next, lastNewArticle, subscription, clock.instant());
    owned.end(write(after), after);
  }

  private void writeBatch() {
    write(interimStatus());
    hasWrittenBatch = true;
    oldestUnwritten = null;
  }

  /** Returns the status to write while this poll is in progress. */
  private FeedStatus interimStatus() {
    return retained != null
        ? NextFeedStatus.unscheduled(retained, lastNewArticle, retained.subscription())
        : NextFeedStatus.during(feed, before, next(), lastNewArticle, clock.instant());
  }

  private CompressedFeedStatus write(FeedStatus head) {
    CompressedFeedStatus status = compressed(head);
    owned.write(
        new PollBatch(
            feed.id(), account.articles(), account.poll(pollWithoutCounts(head)), status));
    account.reset(); // not before, so that articles are not lost if the write throws
    return status;
  }

  private CompressedFeedStatus compressed(FeedStatus head) {
    List<KnownEntry> entries = known.list();
    return entries == null && previous != null
        ? previous.with(head)
        : CompressedFeedStatus.of(head, entries == null ? List.of() : entries);
  }

  private Poll pollWithoutCounts(FeedStatus status) {
    return new Poll(
        feed.id(),
        url(),
        cause == Cause.REVISIT
            ? Poll.Kind.REVISIT
            : hasWrittenBatch ? Poll.Kind.PART : Poll.Kind.FEED,
        startedAt,
        Duration.between(startedAt, clock.instant()).toMillis(),
        fetchResult == null ? "ok" : fetchResult.code().text(),
        fetchResult == null ? null : fetchResult.note(),
        fetchResult == null ? null : fetchResult.httpStatus(),
        fetchResult == null || hasWrittenBatch ? 0 : fetchResult.bytes(),
        0,
        0,
        0,
        Map.of(),
        status.nextPoll());
  }

  private PollSchedule.Next next() {
    return requireNonNull(next, "entries added before the result of the fetch");
  }

  /** Counts an article as a duplicate if another entry of this poll has led to the same article. */
  private EntryResult deduplicated(EntryResult result) {
    if (result.article() == null || published.add(result.article().id())) {
      return result;
    }
    return new EntryResult(EntryOutcome.DUPLICATE_IN_FEED, null, result.known());
  }
}
