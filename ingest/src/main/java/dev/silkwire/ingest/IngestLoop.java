package dev.silkwire.ingest;

import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.ingest.FeedPoll.Cause;
import dev.silkwire.ingest.push.PushServer;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that starts a poll of each feed that is due. Up to {@link #MAX_POLLS} polls are in
 * progress at a time; a feed whose poll has ended goes back to the roster. Thread-safe: polls in
 * progress are in a concurrent set.
 */
final class IngestLoop implements PushServer.Receiver, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestLoop.class);
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration RETRY_AFTER_ERROR = Duration.ofMinutes(5);
  private static final int MAX_POLLS = 4000;

  /** Longer than the requests of a poll can take together, unless it reads pages. */
  private static final Duration STALLED_AFTER = Duration.ofMinutes(5);

  private final FeedRoster roster;
  private final IngestFlow flow;
  private final CanonicalUrl addresses;
  private final InstantSource clock;
  private final Set<FeedPoll> inProgress = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "ingest-loop");
  private volatile Instant lastEnd;
  private volatile boolean closing;

  IngestLoop(FeedRoster roster, IngestFlow flow, CanonicalUrl addresses, InstantSource clock) {
    this.roster = roster;
    this.flow = flow;
    this.addresses = addresses;
    this.clock = clock;
    this.lastEnd = clock.instant();
  }

  void start() {
    thread.start();
  }

  /**
   * Starts to process the content. If the feed is busy, the content is dropped and the feed is
   * polled right after.
   */
  @Override
  public void pushed(String feedId, byte[] body, @Nullable String contentType) {
    OwnedFeed owned = closing ? null : roster.begin(feedId);
    if (owned != null) {
      try {
        FeedPoll push = new FeedPoll(owned, Cause.PUSH, addresses, clock);
        start(push, () -> flow.push(push, body, contentType));
      } catch (RuntimeException | Error e) {
        restart(owned, e);
      }
    }
  }

  /**
   * Stops polling. Polls in progress write the results that they have; the next start reads the
   * other entries.
   */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    inProgress.forEach(FeedPoll::abandon);
  }

  /** Returns whether the thread runs; false if it has ended without {@link #close}. */
  boolean healthy() {
    return closing || thread.isAlive() || thread.getState() == Thread.State.NEW;
  }

  /** Returns why no poll makes progress although feeds are due; empty while polls end. */
  Optional<String> problem() {
    Duration late = lateness();
    Duration sinceEnd = Duration.between(lastEnd, clock.instant());
    return late.compareTo(STALLED_AFTER) < 0 || sinceEnd.compareTo(STALLED_AFTER) < 0
        ? Optional.empty()
        : Optional.of(
            "a feed has been due for %d s and no poll has ended for %d s: %d polls are in progress"
                .formatted(late.toSeconds(), sinceEnd.toSeconds(), inProgress.size()));
  }

  /** Returns for how long the first feed that no poll is reading has been due. */
  Duration lateness() {
    Instant due = roster.firstDue();
    Instant now = clock.instant();
    return due == null || due.isAfter(now) ? Duration.ZERO : Duration.between(due, now);
  }

  private void run() {
    try {
      while (!closing) {
        if (!startNext()) {
          inProgress.forEach(this::writeOverdue);
          pause();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean startNext() {
    OwnedFeed owned = inProgress.size() < MAX_POLLS ? roster.next() : null;
    if (owned != null) {
      try {
        start(owned);
      } catch (RuntimeException | Error e) {
        restart(owned, e);
      }
    }
    return owned != null;
  }

  /**
   * Drops the status of a feed, which cannot be used, so that the feed is polled like a new one.
   */
  private void restart(OwnedFeed owned, Throwable e) {
    LOG.warn(
        "Cannot start a poll of feed {}: {}. Ingest drops the status of the feed and polls it"
            + " like a new one in {}.",
        owned.feed().url(),
        e.toString(),
        RETRY_AFTER_ERROR);
    LOG.debug("cannot start a poll", e);
    owned.reset(clock.instant().plus(RETRY_AFTER_ERROR));
    roster.plan(owned);
  }

  private void writeOverdue(FeedPoll poll) {
    try {
      poll.writeOverdue();
    } catch (RuntimeException | Error e) {
      poll.stop();
      ended(poll, e);
    }
  }

  private void pause() throws InterruptedException {
    if (inProgress.size() < MAX_POLLS) {
      roster.await(TICK);
    } else {
      TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
    }
  }

  private void start(OwnedFeed owned) {
    if (owned.isPollDue(clock.instant())) {
      FeedPoll poll = new FeedPoll(owned, Cause.POLL, addresses, clock);
      start(poll, () -> flow.poll(poll));
      return;
    }
    FeedPoll revisit = new FeedPoll(owned, Cause.REVISIT, addresses, clock);
    List<KnownEntry> pages = revisit.known().due(clock.instant());
    if (pages.isEmpty()) {
      owned.end();
      roster.plan(owned);
    } else {
      start(revisit, () -> flow.revisit(revisit, pages));
    }
  }

  private void start(FeedPoll poll, Supplier<CompletableFuture<Void>> work) {
    inProgress.add(poll);
    var unused =
        CompletableFuture.<Void>completedFuture(null)
            .thenCompose(started -> work.get()) // so that an exception of get() fails the future
            .whenComplete((ok, error) -> ended(poll, error));
  }

  private void ended(FeedPoll poll, @Nullable Throwable error) {
    if (!inProgress.remove(poll)) {
      return;
    }
    lastEnd = clock.instant();
    if (error == null || closing) {
      roster.plan(poll.owned());
      return;
    }
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    LOG.warn(
        "The poll of feed {} failed with an internal error; ingest polls it again later: {}",
        poll.feed().url(),
        cause.toString());
    LOG.debug("a poll failed with an internal error", cause);
    roster.planIn(poll.owned(), fail(poll, cause));
  }

  /** Records the poll as failed and returns the time until the next one. */
  private Duration fail(FeedPoll poll, Throwable cause) {
    try {
      return flow.fail(poll, cause);
    } catch (RuntimeException | Error e) {
      LOG.error("Cannot record the failed poll of feed {}", poll.feed().url(), e);
      poll.owned().end();
      return RETRY_AFTER_ERROR;
    }
  }
}
