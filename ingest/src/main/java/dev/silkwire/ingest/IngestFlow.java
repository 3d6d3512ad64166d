package dev.silkwire.ingest;

import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.ingest.entry.EntryJudge;
import dev.silkwire.ingest.entry.EntryJudge.Decision;
import dev.silkwire.ingest.entry.EntryResult;
import dev.silkwire.ingest.entry.EntryTask;
import dev.silkwire.ingest.entry.PageReading;
import dev.silkwire.ingest.feed.Entry;
import dev.silkwire.ingest.feed.FeedAnswer;
import dev.silkwire.ingest.feed.FeedAsking;
import dev.silkwire.ingest.feed.PollSchedule;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.push.Subscriptions;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flow of ingest, from a feed that is due to what is written of it:
 *
 * <pre>
 *   due ─► ask for the feed ─► schedule ─► judge its entries ─► read the pages ─► write
 * </pre>
 *
 * Each step waits its turn at its host; no thread waits with it. {@link IngestLoop} says which feed
 * and when. Thread-safe.
 */
final class IngestFlow {
  private static final Logger LOG = LoggerFactory.getLogger(IngestFlow.class);

  private final FeedAsking asking;
  private final Fetcher fetcher;
  private final PageReading reading;
  private final CanonicalUrl addresses;
  private final PollSchedule schedule;
  private final Subscriptions subscriptions;
  private final InstantSource clock;
  private final int maxItems;

  IngestFlow(
      FeedAsking asking,
      Fetcher fetcher,
      PageReading reading,
      CanonicalUrl addresses,
      PollSchedule schedule,
      Subscriptions subscriptions,
      InstantSource clock,
      int maxItems) {
    this.asking = asking;
    this.fetcher = fetcher;
    this.reading = reading;
    this.addresses = addresses;
    this.schedule = schedule;
    this.subscriptions = subscriptions;
    this.clock = clock;
    this.maxItems = maxItems;
  }

  /** The feed is due. */
  CompletableFuture<Void> poll(FeedPoll poll) {
    return asking
        .ask(poll.feed(), poll.before())
        .thenApply(answer -> scheduled(poll, answer))
        .thenCompose(entries -> readThrough(poll, entries));
  }

  /** Its hub sends what is new: read like the answer to a poll. */
  CompletableFuture<Void> push(FeedPoll poll, byte[] body, @Nullable String contentType) {
    return supplyAsync(
            () -> asking.pushed(poll.feed(), poll.before(), body, contentType), Runnable::run)
        .thenApply(answer -> unscheduled(poll, answer))
        .thenCompose(entries -> readThrough(poll, entries));
  }

  /** Pages of its entries are due for another reading. */
  CompletableFuture<Void> revisit(FeedPoll poll, List<KnownEntry> pages) {
    return readPages(poll, pages.stream().map(page -> again(poll.feed(), page)).toList());
  }

  /**
   * Accounts for a poll that an exception ended: it failed, and its feed is polled ever later.
   *
   * @return the time until the next poll
   */
  Duration broken(FeedPoll poll, Throwable cause) {
    Instant now = clock.instant();
    FeedAnswer answer = FeedAnswer.broken(poll.url(), cause);
    PollSchedule.Next next = schedule.after(answer.outcome(now), poll.feed(), poll.before(), now);
    poll.broken(answer, next);
    return Duration.between(now, next.at());
  }

  private List<Entry> scheduled(FeedPoll poll, FeedAnswer answer) {
    Feed feed = poll.feed();
    Instant now = clock.instant();
    subscriptions.answered(feed.id(), answer.hub());
    PollSchedule.Next next = schedule.after(answer.outcome(now), feed, poll.before(), now);
    boolean pushed = answer.kind().wentWell() && subscriptions.isLive(feed.id());
    poll.answered(answer, pushed ? schedule.whilePushed(next, feed, now) : next);
    if (answer.document() != null) {
      poll.known().beginDocument();
    }
    return answer.entries();
  }

  /** What a hub sends may be the new entries alone: the others are not missing. */
  private static List<Entry> unscheduled(FeedPoll poll, FeedAnswer answer) {
    poll.pushed(answer);
    return answer.entries();
  }

  private CompletableFuture<Void> readThrough(FeedPoll poll, List<Entry> entries) {
    return readPages(poll, judged(poll, entries));
  }

  private List<EntryTask> judged(FeedPoll poll, List<Entry> entries) {
    EntryJudge judge = new EntryJudge(poll.feed(), addresses, poll.known(), maxItems);
    List<EntryTask> toRead = new ArrayList<>();
    List<EntryResult> settled = new ArrayList<>();
    for (Decision decision : judge.judge(entries)) {
      if (decision instanceof Decision.Read read) {
        toRead.add(read.task());
      } else if (decision instanceof Decision.Settled known) {
        settled.add(known.result());
      }
    }
    settled.forEach(poll::add);
    return toRead;
  }

  private CompletableFuture<Void> readPages(FeedPoll poll, List<EntryTask> tasks) {
    return allOf(
            tasks.stream()
                .map(task -> readPage(poll, task).thenAccept(poll::add))
                .toArray(CompletableFuture<?>[]::new))
        .thenRun(() -> poll.finish(subscriptions.of(poll.feed().id())));
  }

  private CompletableFuture<EntryResult> readPage(FeedPoll poll, EntryTask task) {
    return fetcher
        .fetch(task.request(), () -> !poll.owned().isLost())
        .thenApply(fetched -> reading.read(task, fetched))
        .exceptionally(bug -> broken(task, bug));
  }

  private EntryTask again(Feed feed, KnownEntry entry) {
    String canonical = addresses.of(entry.url()).orElse(entry.url());
    return new EntryTask(feed, entry.url(), canonical, null, entry, entry.entryHash());
  }

  private EntryResult broken(EntryTask task, Throwable bug) {
    LOG.warn("the page {} broke us, a bug: {}", task.link(), bug.toString());
    LOG.debug("the page broke us", bug);
    return reading.broken(task);
  }
}
