package dev.silkwire.ingest;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.Poll;
import dev.silkwire.ingest.entry.EntryResult;
import dev.silkwire.ingest.entry.KnownEntries;
import dev.silkwire.ingest.entry.Verdict;
import dev.silkwire.ingest.feed.FeedAnswer;
import dev.silkwire.ingest.feed.NextStatus;
import dev.silkwire.ingest.feed.PollSchedule;
import dev.silkwire.ingest.publish.Part;
import dev.silkwire.ingest.publish.PollAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One poll of a feed, or one revisit of its pages, while it goes on: what became of its entries,
 * and the parts in which that is written. Thread-safe.
 */
final class FeedPoll {
  private static final Duration HELD_AT_MOST = Duration.ofSeconds(1);
  private static final int ARTICLES_AT_MOST = 50;

  private final OwnedFeed owned;
  private final Feed feed;
  private final @Nullable FeedStatus before;
  private final KnownEntries known;
  private final InstantSource clock;
  private final Instant startedAt;
  private final PollAccount account = new PollAccount();
  private final Set<String> published = new HashSet<>();
  private @Nullable FeedAnswer answer;
  private PollSchedule.@Nullable Next next;
  private @Nullable Instant lastNewArticle;
  private @Nullable Instant heldSince;
  private boolean begun;
  private boolean done;

  FeedPoll(OwnedFeed owned, @Nullable FeedStatus before, KnownEntries known, InstantSource clock) {
    this.owned = owned;
    this.feed = owned.feed();
    this.before = before;
    this.known = known;
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

  @Nullable FeedStatus before() {
    return before;
  }

  KnownEntries known() {
    return known;
  }

  /** The feed has answered; what follows is its entries. */
  synchronized void answered(FeedAnswer feedAnswer, PollSchedule.Next following) {
    answer = feedAnswer;
    next = following;
  }

  /** Counts an entry's result; a part that should be written now, or null. */
  synchronized @Nullable Part add(EntryResult result) {
    if (done) {
      return null;
    }
    EntryResult once = once(result);
    account.add(once);
    if (once.known() != null) {
      known.put(once.known());
    }
    if (once.article() != null) {
      lastNewArticle = clock.instant();
      heldSince = heldSince == null ? lastNewArticle : heldSince;
    }
    return account.articles().size() >= ARTICLES_AT_MOST ? part() : null;
  }

  /** What is held for long enough to be written, or null. */
  synchronized @Nullable Part overdue() {
    boolean late = heldSince != null && !heldSince.plus(HELD_AT_MOST).isAfter(clock.instant());
    return late && !done ? part() : null;
  }

  /** What is held, when the poll is abandoned; null when nothing is. */
  synchronized @Nullable Part abandon() {
    Part part = done || account.isEmpty() ? null : part();
    done = true;
    return part;
  }

  /** The last part: the rest of the entries and the state that the poll leaves the feed in. */
  synchronized Part finish() {
    FeedStatus status = finalStatus();
    Part part = new Part(feed.id(), account.articles(), account.close(frame(status)), status);
    done = true;
    return part;
  }

  private Part part() {
    Instant now = clock.instant();
    FeedStatus status =
        isRevisit() && before != null
            ? NextStatus.revisited(before, lastNewArticle, known.list())
            : NextStatus.during(feed, before, following(), lastNewArticle, known.list(), now);
    Part part = new Part(feed.id(), account.articles(), account.close(frame(status)), status);
    begun = true;
    heldSince = null;
    return part;
  }

  private FeedStatus finalStatus() {
    Instant now = clock.instant();
    if (isRevisit() && before != null) {
      return NextStatus.revisited(before, lastNewArticle, known.list());
    }
    FeedAnswer said = java.util.Objects.requireNonNull(answer);
    return NextStatus.after(feed, before, said, following(), lastNewArticle, known.list(), now);
  }

  private Poll frame(FeedStatus status) {
    Poll.Kind kind = isRevisit() ? Poll.Kind.REVISIT : begun ? Poll.Kind.PART : Poll.Kind.FEED;
    Instant now = clock.instant();
    return new Poll(
        feed.id(),
        before == null ? feed.url() : before.url(),
        kind,
        startedAt,
        Duration.between(startedAt, now).toMillis(),
        answer == null ? "ok" : answer.kind().text(),
        answer == null ? null : answer.note(),
        answer == null ? null : answer.httpStatus(),
        answer == null || begun ? 0 : answer.bytes(),
        0,
        0,
        0,
        java.util.Map.of(),
        status.nextPoll());
  }

  private boolean isRevisit() {
    return answer == null;
  }

  private PollSchedule.Next following() {
    return java.util.Objects.requireNonNull(next, "entries come after the answer");
  }

  /** Two links may lead to one article; it is published by the first. */
  private EntryResult once(EntryResult result) {
    if (result.article() == null || published.add(result.article().id())) {
      return result;
    }
    return new EntryResult(Verdict.DUPLICATE_IN_FEED, null, result.known());
  }
}
