package dev.silkwire.ingest;

import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.ingest.entry.EntryResult;
import dev.silkwire.ingest.entry.EntrySelector;
import dev.silkwire.ingest.entry.EntrySelector.Decision;
import dev.silkwire.ingest.entry.EntryTask;
import dev.silkwire.ingest.entry.EntryTexts;
import dev.silkwire.ingest.entry.PageReader;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.fetch.FetchResult;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.markup.ReadingGate;
import dev.silkwire.ingest.markup.TooLargeException;
import dev.silkwire.ingest.poll.FeedFetchResult;
import dev.silkwire.ingest.poll.FeedFetcher;
import dev.silkwire.ingest.poll.PollSchedule;
import dev.silkwire.ingest.push.Subscriptions;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flow of ingest, from a feed that is due to the records that are published:
 *
 * <pre>
 *   due ─► fetch the feed ─► schedule the next poll ─► select entries ─► read their pages ─► publish
 * </pre>
 *
 * Requests queue by host without blocking a thread. {@link IngestLoop} decides which feed is
 * polled, and when. Thread-safe.
 */
final class IngestFlow implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestFlow.class);

  /** Readings of an entry that may fail to end before the entry is skipped. */
  private static final int DEADLY = 2;

  private final FeedFetcher feedFetcher;
  private final Fetcher fetcher;
  private final PageReader pageReader;
  private final CanonicalUrl addresses;
  private final PollSchedule schedule;
  private final Subscriptions subscriptions;
  private final InstantSource clock;
  private final int maxItems;
  private final ReadingGate gate;
  private final EntryTexts texts;

  /** One thread waits for all that is being written, since Kafka commits it together. */
  private final ExecutorService waiting = Executors.newSingleThreadExecutor(IngestFlow::daemon);

  /**
   * @param gate that limits how many pages are read at the same time
   * @param texts that limits the memory of the stories in feeds
   */
  IngestFlow(
      FeedFetcher feedFetcher,
      Fetcher fetcher,
      PageReader pageReader,
      ReadingGate gate,
      EntryTexts texts,
      CanonicalUrl addresses,
      PollSchedule schedule,
      Subscriptions subscriptions,
      InstantSource clock,
      int maxItems) {
    this.feedFetcher = feedFetcher;
    this.fetcher = fetcher;
    this.pageReader = pageReader;
    this.gate = gate;
    this.texts = texts;
    this.addresses = addresses;
    this.schedule = schedule;
    this.subscriptions = subscriptions;
    this.clock = clock;
    this.maxItems = maxItems;
  }

  /** Polls a feed that is due. */
  CompletableFuture<Void> poll(FeedPoll poll) {
    return feedFetcher
        .fetch(poll.feed(), poll.before())
        .thenApply(answer -> scheduled(poll, answer))
        .thenCompose(entries -> readThrough(poll, entries));
  }

  /** Reads what the feed's hub delivers like the response to a poll. */
  CompletableFuture<Void> push(FeedPoll poll, byte[] body, @Nullable String contentType) {
    return supplyAsync(
            () -> feedFetcher.pushed(poll.feed(), poll.before(), body, contentType), Runnable::run)
        .thenApply(answer -> unscheduled(poll, answer))
        .thenCompose(entries -> readThrough(poll, entries));
  }

  /** Reads pages of known entries again. */
  CompletableFuture<Void> revisit(FeedPoll poll, List<KnownEntry> pages) {
    return readPages(poll, pages.stream().map(page -> again(poll.feed(), page)).toList());
  }

  /** Stops waiting for records that are being published. */
  @Override
  public void close() {
    waiting.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ingest-begin");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Accounts for a poll that an exception ended: it failed, and its feed is polled ever later.
   *
   * @return the time until the next poll
   */
  Duration broken(FeedPoll poll, Throwable cause) {
    Instant now = clock.instant();
    FeedFetchResult answer = FeedFetchResult.broken(poll.url(), cause);
    PollSchedule.Next next = schedule.after(answer.outcome(now), poll.feed(), poll.before(), now);
    poll.broken(answer, next);
    return Duration.between(now, next.at());
  }

  private List<FeedEntry> scheduled(FeedPoll poll, FeedFetchResult answer) {
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
  private static List<FeedEntry> unscheduled(FeedPoll poll, FeedFetchResult answer) {
    poll.pushed(answer);
    return answer.entries();
  }

  private CompletableFuture<Void> readThrough(FeedPoll poll, List<FeedEntry> entries) {
    return readPages(poll, selected(poll, entries));
  }

  private List<EntryTask> selected(FeedPoll poll, List<FeedEntry> entries) {
    EntrySelector selector = new EntrySelector(poll.feed(), addresses, poll.known(), maxItems);
    List<EntryTask> toRead = new ArrayList<>();
    List<EntryResult> settled = new ArrayList<>();
    for (Decision decision : selector.select(entries)) {
      if (decision instanceof Decision.Read read) {
        toRead.add(texts.keep(read.task()));
      } else if (decision instanceof Decision.Settled known) {
        settled.add(known.result());
      }
    }
    settled.forEach(poll::add);
    return toRead;
  }

  /**
   * Reads the pages of entries. That reading begins is in Kafka before it does. Entries that were
   * being read when a process died are read last and alone; those that two processes did not
   * survive are skipped.
   */
  private CompletableFuture<Void> readPages(FeedPoll poll, List<EntryTask> tasks) {
    List<EntryTask> unsuspected = tasks.stream().filter(t -> t.attempts() == 0).toList();
    List<EntryTask> suspected = tasks.stream().filter(t -> t.attempts() == 1).toList();
    tasks.stream().filter(t -> t.attempts() >= DEADLY).forEach(task -> skipDeadly(poll, task));
    return begun(poll, unsuspected)
        .thenCompose(begun -> readTogether(poll, unsuspected))
        .thenCompose(read -> readAlone(poll, suspected))
        .thenRun(() -> poll.finish(subscriptions.of(poll.feed().id())));
  }

  private CompletableFuture<Void> begun(FeedPoll poll, List<EntryTask> tasks) {
    if (tasks.isEmpty()) {
      return completedFuture(null);
    }
    poll.begin(tasks.stream().map(task -> task.begun(clock.instant())).toList());
    return runAsync(poll.owned()::awaitWritten, waiting);
  }

  private CompletableFuture<Void> readTogether(FeedPoll poll, List<EntryTask> tasks) {
    return allOf(
        tasks.stream()
            .map(task -> readPage(poll, task).thenAccept(poll::add))
            .toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<EntryResult> readPage(FeedPoll poll, EntryTask task) {
    return fetch(poll, task)
        .thenApply(fetched -> gate.read(() -> pageReader.read(task, fetched)))
        .exceptionally(thrown -> broken(task, thrown))
        .whenComplete((result, bug) -> texts.release(task));
  }

  private CompletableFuture<FetchResult> fetch(FeedPoll poll, EntryTask task) {
    return fetcher.fetch(task.request(), () -> !poll.owned().isLost());
  }

  private CompletableFuture<Void> readAlone(FeedPoll poll, List<EntryTask> tasks) {
    CompletableFuture<Void> read = completedFuture(null);
    for (EntryTask task : tasks) {
      read = read.thenCompose(before -> readAlone(poll, task));
    }
    return read;
  }

  private CompletableFuture<Void> readAlone(FeedPoll poll, EntryTask task) {
    return fetch(poll, task)
        .thenAccept(fetched -> gate.readAlone(() -> isolated(poll, task, fetched)))
        .whenComplete((read, bug) -> texts.release(task));
  }

  /** While nothing else is read, so that a death now is held against this entry and no other. */
  private boolean isolated(FeedPoll poll, EntryTask task, FetchResult fetched) {
    if (poll.isDone() || poll.owned().isLost()) {
      return false;
    }
    poll.begin(List.of(task.begun(clock.instant())));
    poll.owned().awaitWritten();
    poll.add(readNow(task, fetched));
    poll.writeNow();
    poll.owned().awaitWritten();
    return true;
  }

  @SuppressWarnings("CatchingUnchecked")
  private EntryResult readNow(EntryTask task, FetchResult fetched) {
    try {
      return pageReader.read(task, fetched);
    } catch (Throwable thrown) { // a StackOverflowError, too, ends one page only
      return broken(task, thrown);
    }
  }

  private void skipDeadly(FeedPoll poll, EntryTask task) {
    LOG.warn(
        "Page {} of feed {} is skipped: two processes died while they read it. Ingest reads it"
            + " again, alone, after a day or when the feed changes its entry.",
        task.link(),
        poll.feed().url());
    texts.release(task);
    poll.add(pageReader.readerDied(task));
  }

  private EntryTask again(Feed feed, KnownEntry entry) {
    return EntryTask.again(feed, entry, addresses.of(entry.url()).orElse(entry.url()));
  }

  private EntryResult broken(EntryTask task, Throwable thrown) {
    Throwable bug =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (bug instanceof TooLargeException || bug instanceof VirtualMachineError) {
      LOG.info("Page {} is skipped as too large: {}", task.link(), bug.toString());
      return pageReader.tooLarge(task);
    }
    LOG.warn("Page {} is skipped because of an internal error: {}", task.link(), bug.toString());
    LOG.debug("internal error while reading a page", bug);
    return pageReader.broken(task);
  }
}
