package dev.silkwire.ingest;

import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.ingest.entry.EntryResult;
import dev.silkwire.ingest.entry.EntrySelector;
import dev.silkwire.ingest.entry.EntrySelector.Decision;
import dev.silkwire.ingest.entry.EntryTask;
import dev.silkwire.ingest.entry.EntryTexts;
import dev.silkwire.ingest.entry.PageReader;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.fetch.FetchResult;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.markup.ParseGate;
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
 * The steps of ingest, from a feed that is due to the records that are published:
 *
 * <pre>
 *   due feed ─► fetch feed ─► schedule next poll ─► select entries ─► read their pages ─► publish
 * </pre>
 *
 * <p>Requests wait in queues by host without blocking a thread. {@link IngestLoop} decides which
 * feed is polled, and when. Thread-safe: all state of a poll is in its {@link FeedPoll}.
 */
final class IngestFlow implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestFlow.class);

  /** An entry is skipped after this number of processes died while they read its page. */
  private static final int MAX_CRASHES = 2;

  private final FeedFetcher feedFetcher;
  private final Fetcher fetcher;
  private final PageReader pageReader;
  private final CanonicalUrl addresses;
  private final PollSchedule schedule;
  private final Subscriptions subscriptions;
  private final InstantSource clock;
  private final int maxItems;
  private final ParseGate gate;
  private final EntryTexts texts;

  /**
   * Waits for batches to be committed. One thread is enough, because one transaction commits all
   * waiting batches.
   */
  private final ExecutorService commitWaiter =
      Executors.newSingleThreadExecutor(IngestFlow::daemon);

  /**
   * @param gate limits the number of documents that are parsed at the same time
   * @param texts limits the memory of the article texts that feeds contain
   */
  IngestFlow(
      FeedFetcher feedFetcher,
      Fetcher fetcher,
      PageReader pageReader,
      ParseGate gate,
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

  /** Polls a feed that is due. The future ends when all its entries are processed. */
  CompletableFuture<Void> poll(FeedPoll poll) {
    return feedFetcher
        .fetch(poll.feed(), poll.before())
        .thenApply(result -> schedule(poll, result))
        .thenCompose(entries -> readEntries(poll, entries));
  }

  /** Processes content that the hub of the feed has delivered. */
  CompletableFuture<Void> push(FeedPoll poll, byte[] body, @Nullable String contentType) {
    return supplyAsync(
            () -> feedFetcher.pushed(poll.feed(), poll.before(), body, contentType), Runnable::run)
        .thenApply(result -> withoutSchedule(poll, result))
        .thenCompose(entries -> readEntries(poll, entries));
  }

  /** Fetches the pages of known entries again. */
  CompletableFuture<Void> revisit(FeedPoll poll, List<KnownEntry> pages) {
    return readPages(poll, pages.stream().map(page -> reread(poll.feed(), page)).toList());
  }

  /** Stops waiting for batches that are being committed. */
  @Override
  public void close() {
    commitWaiter.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ingest-commit-wait");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Records that an exception ended a poll, as a failed poll with back-off.
   *
   * @return the time until the next poll
   */
  Duration fail(FeedPoll poll, Throwable cause) {
    Instant now = clock.instant();
    FeedFetchResult failure = FeedFetchResult.broken(poll.url(), cause);
    PollSchedule.Next next = schedule.after(failure.outcome(now), poll.feed(), poll.before(), now);
    poll.fail(failure, next);
    return Duration.between(now, next.at());
  }

  private List<FeedEntry> schedule(FeedPoll poll, FeedFetchResult result) {
    Feed feed = poll.feed();
    Instant now = clock.instant();
    subscriptions.fetched(feed.id(), result.hub());
    PollSchedule.Next next = schedule.after(result.outcome(now), feed, poll.before(), now);
    boolean pushed = result.code().isSuccess() && subscriptions.isLive(feed.id());
    poll.fetched(result, pushed ? schedule.whilePushed(next, feed, now) : next);
    if (result.document() != null) {
      poll.known().beginDocument();
    }
    return result.entries();
  }

  /**
   * A hub may deliver the new entries alone, so entries that are missing still count as present.
   */
  private static List<FeedEntry> withoutSchedule(FeedPoll poll, FeedFetchResult result) {
    poll.pushed(result);
    return result.entries();
  }

  private CompletableFuture<Void> readEntries(FeedPoll poll, List<FeedEntry> entries) {
    return readPages(poll, select(poll, entries));
  }

  private List<EntryTask> select(FeedPoll poll, List<FeedEntry> entries) {
    EntrySelector selector = new EntrySelector(poll.feed(), addresses, poll.known(), maxItems);
    List<EntryTask> toRead = new ArrayList<>();
    List<EntryResult> settled = new ArrayList<>();
    for (Decision decision : selector.select(entries)) {
      if (decision instanceof Decision.ReadPage read) {
        toRead.add(texts.keep(read.task()));
      } else if (decision instanceof Decision.Done done) {
        settled.add(done.result());
      }
    }
    settled.forEach(poll::add);
    return toRead;
  }

  /**
   * Reads the pages of entries, after Kafka holds the mark that their reading has started. Entries
   * that were being read when one process died are read last, one at a time; those that were being
   * read when two processes died are skipped.
   */
  private CompletableFuture<Void> readPages(FeedPoll poll, List<EntryTask> tasks) {
    List<EntryTask> unsuspected = tasks.stream().filter(t -> t.attempts() == 0).toList();
    List<EntryTask> suspected = tasks.stream().filter(t -> t.attempts() == 1).toList();
    tasks.stream()
        .filter(t -> t.attempts() >= MAX_CRASHES)
        .forEach(task -> skipCrashing(poll, task));
    return markStarted(poll, unsuspected)
        .thenCompose(marked -> readInParallel(poll, unsuspected))
        .thenCompose(read -> readIsolated(poll, suspected))
        .thenRun(() -> poll.finish(subscriptions.of(poll.feed().id())));
  }

  private CompletableFuture<Void> markStarted(FeedPoll poll, List<EntryTask> tasks) {
    if (tasks.isEmpty()) {
      return completedFuture(null);
    }
    poll.markStarted(tasks.stream().map(task -> task.started(clock.instant())).toList());
    return runAsync(poll.owned()::awaitWritten, commitWaiter);
  }

  private CompletableFuture<Void> readInParallel(FeedPoll poll, List<EntryTask> tasks) {
    return allOf(
        tasks.stream()
            .map(task -> readPage(poll, task).thenAccept(poll::add))
            .toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<EntryResult> readPage(FeedPoll poll, EntryTask task) {
    return fetch(poll, task)
        .thenApply(fetched -> gate.run(() -> pageReader.read(task, fetched)))
        .exceptionally(thrown -> failed(task, thrown))
        .whenComplete((result, error) -> texts.release(task));
  }

  private CompletableFuture<FetchResult> fetch(FeedPoll poll, EntryTask task) {
    return fetcher.fetch(task.request(), () -> !poll.owned().isLost());
  }

  private CompletableFuture<Void> readIsolated(FeedPoll poll, List<EntryTask> tasks) {
    CompletableFuture<Void> read = completedFuture(null);
    for (EntryTask task : tasks) {
      read = read.thenCompose(previous -> readIsolated(poll, task));
    }
    return read;
  }

  private CompletableFuture<Void> readIsolated(FeedPoll poll, EntryTask task) {
    return fetch(poll, task)
        .thenAccept(fetched -> gate.runAlone(() -> parseIsolated(poll, task, fetched)))
        .whenComplete((read, error) -> texts.release(task));
  }

  /**
   * Parses a page while no other document is parsed, so that a crash can only be caused by this
   * page.
   */
  private boolean parseIsolated(FeedPoll poll, EntryTask task, FetchResult fetched) {
    if (poll.isDone() || poll.owned().isLost()) {
      return false;
    }
    poll.markStarted(List.of(task.started(clock.instant())));
    poll.owned().awaitWritten();
    poll.add(parse(task, fetched));
    poll.writeNow();
    poll.owned().awaitWritten();
    return true;
  }

  @SuppressWarnings("CatchingUnchecked")
  private EntryResult parse(EntryTask task, FetchResult fetched) {
    try {
      return pageReader.read(task, fetched);
    } catch (Throwable thrown) { // an Error, such as a StackOverflowError, must not end the poll
      return failed(task, thrown);
    }
  }

  private void skipCrashing(FeedPoll poll, EntryTask task) {
    LOG.warn(
        "Page {} of feed {} is skipped: two processes died while they read it. Ingest reads it"
            + " again, alone, after a day or when the feed changes its entry.",
        task.link(),
        poll.feed().url());
    texts.release(task);
    poll.add(pageReader.readerDied(task));
  }

  private EntryTask reread(Feed feed, KnownEntry entry) {
    return EntryTask.reread(feed, entry, addresses.of(entry.url()).orElse(entry.url()));
  }

  private EntryResult failed(EntryTask task, Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof TooLargeException || cause instanceof VirtualMachineError) {
      LOG.info("Page {} is skipped as too large: {}", task.link(), cause.toString());
      return pageReader.tooLarge(task);
    }
    LOG.warn("Page {} is skipped because of an internal error: {}", task.link(), cause.toString());
    LOG.debug("internal error while reading a page", cause);
    return pageReader.failed(task);
  }
}
