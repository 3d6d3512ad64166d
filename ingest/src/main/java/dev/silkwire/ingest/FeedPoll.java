package dev.silkwire.ingest;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.contract.FeedStatus.Subscription;
import dev.silkwire.contract.Poll;
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
 * One reading of a feed while it goes on: what became of its entries, written in parts, each in its
 * order. Thread-safe.
 */
final class FeedPoll {
  private static final Duration HELD_AT_MOST = Duration.ofSeconds(1);
  private static final int ARTICLES_AT_MOST = 50;

  /** What a feed is read for. */
  enum Cause {
    /** It is due. */
    POLL,
    /** Its hub has sent what is new. */
    PUSH,
    /** Pages of its entries are due for another reading. */
    REVISIT
  }

  private final OwnedFeed owned;
  private final Cause cause;
  private final Feed feed;
  private final @Nullable CompressedFeedStatus packed;
  private final @Nullable FeedStatus before;

  /** The state that stays as it is but for its entries; null when a poll makes another. */
  private final @Nullable FeedStatus kept;

  private final KnownEntries known;
  private final InstantSource clock;
  private final Instant startedAt;
  private final PollAccount account = new PollAccount();
  private final Set<String> published = new HashSet<>();
  private @Nullable FeedFetchResult answer;
  private PollSchedule.@Nullable Next next;
  private @Nullable Instant lastNewArticle;
  private @Nullable Instant heldSince;
  private boolean begun;
  private boolean done;

  FeedPoll(OwnedFeed owned, Cause cause, CanonicalUrl addresses, InstantSource clock) {
    this.owned = owned;
    this.cause = cause;
    this.feed = owned.feed();
    this.packed = owned.status();
    this.before = packed == null ? null : packed.head();
    this.kept = cause == Cause.POLL ? null : before;
    this.known = new KnownEntries(addresses, () -> packed == null ? List.of() : packed.entries());
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

  /** The state it was in, without its entries; null before its first poll. */
  @Nullable FeedStatus before() {
    return before;
  }

  /** The address it is polled at. */
  String url() {
    return before == null ? feed.url() : before.url();
  }

  KnownEntries known() {
    return known;
  }

  /** The feed has answered; what follows is its entries. */
  synchronized void answered(FeedFetchResult feedAnswer, PollSchedule.Next following) {
    answer = feedAnswer.withoutTexts();
    next = following;
  }

  /** Its hub has spoken for it; when it is polled stays as it was. */
  synchronized void pushed(FeedFetchResult feedAnswer) {
    answer = feedAnswer.withoutTexts();
  }

  /**
   * Writes that readings of these entries begin; {@link OwnedFeed#awaitWritten} waits until that is
   * in Kafka. If the process dies before they end, the next one knows which entries to suspect.
   */
  synchronized void begin(List<KnownEntry> readings) {
    if (done) {
      return;
    }
    known.begin(readings);
    if (account.articles().isEmpty()) {
      FeedStatus head = meanwhile();
      owned.write(new PollBatch(feed.id(), List.of(), null, packed(head)));
    } else {
      writePart();
    }
  }

  /**
   * Writes the result of a reading that was made alone, so that no later death is held against it.
   */
  synchronized void writeNow() {
    if (!done) {
      writePart();
    }
  }

  /** Counts an entry's result. */
  synchronized void add(EntryResult result) {
    if (done) {
      return;
    }
    EntryResult once = once(result);
    account.add(once);
    if (once.known() != null) {
      known.put(once.known());
    }
    if (once.article() != null) {
      owned.refused().retried(once.article().id());
      lastNewArticle = clock.instant();
      heldSince = heldSince == null ? lastNewArticle : heldSince;
    }
    if (account.articles().size() >= ARTICLES_AT_MOST) {
      writePart();
    }
  }

  /** Writes what is held for long enough. */
  synchronized void writeOverdue() {
    if (!done && heldSince != null && !heldSince.plus(HELD_AT_MOST).isAfter(clock.instant())) {
      writePart();
    }
  }

  /** Whether it takes no more results. */
  synchronized boolean isDone() {
    return done;
  }

  /** Writes what is held without the readings that have not ended, and takes no more. */
  synchronized void abandon() {
    boolean hasBegun = !done && known.takeBack();
    if (!done && (hasBegun || !account.isEmpty())) {
      writePart();
    }
    done = true;
  }

  /** Writes the rest of the entries and the state that the reading leaves the feed in. */
  synchronized void finish(@Nullable Subscription subscription) {
    if (done) {
      return;
    }
    done = true;
    FeedStatus after =
        kept != null
            ? NextFeedStatus.between(kept, lastNewArticle, subscription)
            : NextFeedStatus.after(
                feed,
                before,
                requireNonNull(answer),
                following(),
                lastNewArticle,
                subscription,
                clock.instant());
    owned.end(write(after), after);
  }

  /** Takes no more. */
  synchronized void stop() {
    done = true;
  }

  /**
   * An exception ended the reading: writes the account of what was read until then. The other
   * entries are not remembered, so the next poll reads them.
   */
  synchronized void broken(FeedFetchResult brokenAnswer, PollSchedule.Next following) {
    done = true;
    answer = brokenAnswer;
    next = following;
    Subscription subscription = before == null ? null : before.subscription();
    FeedStatus after =
        NextFeedStatus.after(
            feed, before, answer, next, lastNewArticle, subscription, clock.instant());
    owned.end(write(after), after);
  }

  private void writePart() {
    write(meanwhile());
    begun = true;
    heldSince = null;
  }

  /** The state while the reading goes on. */
  private FeedStatus meanwhile() {
    return kept != null
        ? NextFeedStatus.between(kept, lastNewArticle, kept.subscription())
        : NextFeedStatus.during(feed, before, following(), lastNewArticle, clock.instant());
  }

  private CompressedFeedStatus write(FeedStatus head) {
    CompressedFeedStatus status = packed(head);
    owned.write(new PollBatch(feed.id(), account.articles(), account.close(frame(head)), status));
    return status;
  }

  private CompressedFeedStatus packed(FeedStatus head) {
    List<KnownEntry> entries = known.list();
    return entries == null && packed != null
        ? packed.with(head)
        : CompressedFeedStatus.of(head, entries == null ? List.of() : entries);
  }

  private Poll frame(FeedStatus status) {
    return new Poll(
        feed.id(),
        url(),
        cause == Cause.REVISIT ? Poll.Kind.REVISIT : begun ? Poll.Kind.PART : Poll.Kind.FEED,
        startedAt,
        Duration.between(startedAt, clock.instant()).toMillis(),
        answer == null ? "ok" : answer.kind().text(),
        answer == null ? null : answer.note(),
        answer == null ? null : answer.httpStatus(),
        answer == null || begun ? 0 : answer.bytes(),
        0,
        0,
        0,
        Map.of(),
        status.nextPoll());
  }

  private PollSchedule.Next following() {
    return requireNonNull(next, "entries come after the answer");
  }

  /** Two links may lead to one article; it is published by the first. */
  private EntryResult once(EntryResult result) {
    if (result.article() == null || published.add(result.article().id())) {
      return result;
    }
    return new EntryResult(EntryOutcome.DUPLICATE_IN_FEED, null, result.known());
  }
}
