package dev.silkwire.ingest;

import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.ingest.entry.EntryJudge;
import dev.silkwire.ingest.entry.EntryJudge.Decision;
import dev.silkwire.ingest.entry.EntryResult;
import dev.silkwire.ingest.entry.EntryTask;
import dev.silkwire.ingest.entry.KnownEntries;
import dev.silkwire.ingest.entry.PageReading;
import dev.silkwire.ingest.feed.Entry;
import dev.silkwire.ingest.feed.FeedAnswer;
import dev.silkwire.ingest.feed.FeedAsking;
import dev.silkwire.ingest.feed.PollSchedule;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.publish.ArticlePublisher;
import dev.silkwire.ingest.publish.Part;
import dev.silkwire.ingest.push.PushServer;
import dev.silkwire.ingest.push.Subscriptions;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flow of ingest, from a feed that is due to what is written of it:
 *
 * <pre>
 *   due ─► ask for the feed ─► judge its entries ─► read the pages ─► write parts ─► due again
 * </pre>
 *
 * Each step waits its turn at its host; no thread waits with it. Thread-safe.
 */
final class IngestFlow implements PushServer.Receiver, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestFlow.class);
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration AFTER_A_BUG = Duration.ofMinutes(5);
  private static final Duration WHILE_PUSHED = Duration.ofHours(6);
  private static final int AT_A_TIME = 4000;

  private final FeedRoster roster;
  private final FeedAsking asking;
  private final Fetcher fetcher;
  private final PageReading reading;
  private final CanonicalUrl addresses;
  private final PollSchedule schedule;
  private final Subscriptions subscriptions;
  private final ArticlePublisher publisher;
  private final InstantSource clock;
  private final int maxItems;

  private final Set<FeedPoll> underWay = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "ingest-flow");
  private volatile boolean closing;

  IngestFlow(
      FeedRoster roster,
      FeedAsking asking,
      Fetcher fetcher,
      PageReading reading,
      CanonicalUrl addresses,
      PollSchedule schedule,
      Subscriptions subscriptions,
      ArticlePublisher publisher,
      InstantSource clock,
      int maxItems) {
    this.roster = roster;
    this.asking = asking;
    this.fetcher = fetcher;
    this.reading = reading;
    this.addresses = addresses;
    this.schedule = schedule;
    this.subscriptions = subscriptions;
    this.publisher = publisher;
    this.clock = clock;
    this.maxItems = maxItems;
  }

  void start() {
    thread.start();
  }

  /**
   * Stops polling; what is held of polls under way is written, the rest is left to the next start.
   */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    for (FeedPoll poll : underWay) {
      synchronized (poll) {
        write(poll, poll.abandon());
      }
    }
  }

  // ---- the flow

  private CompletableFuture<Void> poll(FeedPoll poll) {
    return followed(poll, asking.ask(poll.feed(), poll.before()));
  }

  private CompletableFuture<Void> followed(FeedPoll poll, CompletableFuture<FeedAnswer> asked) {
    return asked
        .thenApply(answer -> scheduled(poll, answer))
        .thenApply(answer -> judged(poll, answer))
        .thenCompose(tasks -> readPages(poll, tasks))
        .thenRun(() -> finish(poll));
  }

  private CompletableFuture<Void> revisit(FeedPoll poll, List<KnownEntry> entries) {
    return completedFuture(entries)
        .thenApply(all -> all.stream().map(e -> again(poll.feed(), e)).toList())
        .thenCompose(tasks -> readPages(poll, tasks))
        .thenRun(() -> finish(poll));
  }

  /** A hub sends what is new: read like the answer to a poll. */
  @Override
  public void pushed(String feedId, byte[] body, @Nullable String contentType) {
    OwnedFeed owned = closing ? null : roster.begin(feedId);
    if (owned == null) {
      return;
    }
    FeedPoll poll = pollOf(owned);
    start(
        poll,
        () ->
            followed(
                poll,
                supplyAsync(
                    () -> asking.pushed(poll.feed(), poll.before(), body, contentType),
                    Runnable::run)));
  }

  private FeedAnswer scheduled(FeedPoll poll, FeedAnswer answer) {
    subscriptions.answered(poll.feed().id(), answer.hub());
    FeedAnswer heeded =
        subscriptions.isLive(poll.feed().id()) ? answer.atLeast(WHILE_PUSHED) : answer;
    poll.answered(heeded, schedule.after(heeded.outcome(now()), poll.feed(), poll.before(), now()));
    return heeded;
  }

  private List<EntryTask> judged(FeedPoll poll, FeedAnswer answer) {
    List<Entry> entries = answer.document() == null ? List.of() : answer.document().entries();
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
    settled.forEach(result -> take(poll, result));
    return toRead;
  }

  private CompletableFuture<Void> readPages(FeedPoll poll, List<EntryTask> tasks) {
    return allOf(
        tasks.stream()
            .map(task -> readPage(poll, task).thenAccept(result -> take(poll, result)))
            .toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<EntryResult> readPage(FeedPoll poll, EntryTask task) {
    return fetcher
        .fetch(task.request(), () -> !poll.owned().isLost())
        .thenApply(fetched -> reading.read(task, fetched))
        .exceptionally(bug -> broken(task, bug));
  }

  private void take(FeedPoll poll, EntryResult result) {
    synchronized (poll) { // parts of a feed are written in their order
      if (!closing) {
        write(poll, poll.add(result));
      }
    }
  }

  private void finish(FeedPoll poll) {
    synchronized (poll) {
      if (!closing) {
        Part last = poll.finish();
        write(poll, last);
        poll.owned().end(last.status());
      }
    }
  }

  // ---- around it

  private void run() {
    try {
      while (!closing) {
        OwnedFeed owned = underWay.size() < AT_A_TIME ? roster.next() : null;
        if (owned != null) {
          begin(owned);
        } else {
          underWay.forEach(this::writeOverdue);
          rest();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rest() throws InterruptedException {
    if (underWay.size() < AT_A_TIME) {
      roster.await(TICK);
    } else {
      TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
    }
  }

  private void writeOverdue(FeedPoll poll) {
    synchronized (poll) {
      write(poll, poll.overdue());
    }
  }

  private void begin(OwnedFeed owned) {
    FeedPoll poll = pollOf(owned);
    List<KnownEntry> pages = poll.known().due(now());
    if (owned.polledBy(now())) {
      start(poll, () -> poll(poll));
    } else if (pages.isEmpty()) {
      owned.end(null);
      roster.plan(owned);
    } else {
      start(poll, () -> revisit(poll, pages));
    }
  }

  private FeedPoll pollOf(OwnedFeed owned) {
    FeedStatus status = owned.status();
    List<KnownEntry> entries = status == null ? List.of() : status.entries();
    return new FeedPoll(owned, status, new KnownEntries(addresses, entries), clock);
  }

  private void start(FeedPoll poll, Supplier<CompletableFuture<Void>> reading) {
    underWay.add(poll);
    var unused = reading.get().whenComplete((ok, bug) -> ended(poll, bug));
  }

  private void ended(FeedPoll poll, @Nullable Throwable bug) {
    underWay.remove(poll);
    if (bug == null || closing) {
      roster.plan(poll.owned());
      return;
    }
    LOG.warn("the poll of {} broke, a bug: {}", poll.feed().url(), bug.toString());
    LOG.debug("the poll broke", bug);
    poll.owned().end(null);
    roster.planIn(poll.owned(), AFTER_A_BUG);
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

  private void write(FeedPoll poll, @Nullable Part part) {
    if (part != null) {
      poll.owned().ifOurs(() -> publisher.submit(part));
    }
  }

  private Instant now() {
    return clock.instant();
  }
}
