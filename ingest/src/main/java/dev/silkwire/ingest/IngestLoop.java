package dev.silkwire.ingest;

import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.ingest.FeedPoll.Cause;
import dev.silkwire.ingest.push.PushServer;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
 * Sends each feed into the flow when it is due or its hub speaks, and back to the roster after it;
 * many are under way at a time. Thread-safe.
 */
final class IngestLoop implements PushServer.Receiver, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestLoop.class);
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration AFTER_A_BUG = Duration.ofMinutes(5);
  private static final int AT_A_TIME = 4000;

  private final FeedRoster roster;
  private final IngestFlow flow;
  private final CanonicalUrl addresses;
  private final InstantSource clock;
  private final Set<FeedPoll> underWay = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "ingest-loop");
  private volatile boolean closing;

  IngestLoop(FeedRoster roster, IngestFlow flow, CanonicalUrl addresses, InstantSource clock) {
    this.roster = roster;
    this.flow = flow;
    this.addresses = addresses;
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  /** What comes while the feed is being read is not lost: the feed is polled right after. */
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
   * Stops polling; what is held of polls under way is written, the rest is left to the next start.
   */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    underWay.forEach(FeedPoll::abandon);
  }

  /** Whether its thread runs; false once it has ended although nobody closed it. */
  boolean healthy() {
    return closing || thread.isAlive() || thread.getState() == Thread.State.NEW;
  }

  private void run() {
    try {
      while (!closing) {
        if (!beganOne()) {
          underWay.forEach(this::writeOverdue);
          rest();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean beganOne() {
    OwnedFeed owned = underWay.size() < AT_A_TIME ? roster.next() : null;
    if (owned != null) {
      try {
        begin(owned);
      } catch (RuntimeException | Error e) {
        restart(owned, e);
      }
    }
    return owned != null;
  }

  /** Its state cannot be used: it is polled like a new feed. */
  private void restart(OwnedFeed owned, Throwable e) {
    LOG.warn(
        "cannot begin a poll of {}: {}. Its state is dropped and it is polled again in {}.",
        owned.feed().url(),
        e.toString(),
        AFTER_A_BUG);
    LOG.debug("cannot begin a poll", e);
    owned.reset();
    roster.planIn(owned, AFTER_A_BUG);
  }

  private void writeOverdue(FeedPoll poll) {
    try {
      poll.writeOverdue();
    } catch (RuntimeException | Error e) {
      poll.stop();
      ended(poll, e);
    }
  }

  private void rest() throws InterruptedException {
    if (underWay.size() < AT_A_TIME) {
      roster.await(TICK);
    } else {
      TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
    }
  }

  private void begin(OwnedFeed owned) {
    if (owned.polledBy(clock.instant())) {
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

  private void start(FeedPoll poll, Supplier<CompletableFuture<Void>> reading) {
    underWay.add(poll);
    var unused =
        CompletableFuture.<Void>completedFuture(null)
            .thenCompose(begun -> reading.get()) // an exception of its own becomes the future's
            .whenComplete((ok, bug) -> ended(poll, bug));
  }

  private void ended(FeedPoll poll, @Nullable Throwable bug) {
    if (!underWay.remove(poll)) {
      return;
    }
    if (bug == null || closing) {
      roster.plan(poll.owned());
      return;
    }
    Throwable cause =
        bug instanceof CompletionException && bug.getCause() != null ? bug.getCause() : bug;
    LOG.warn(
        "the poll of {} ended in an internal error and is tried again later: {}",
        poll.feed().url(),
        cause.toString());
    LOG.debug("the poll ended in an internal error", cause);
    roster.planIn(poll.owned(), afterBreaking(poll, cause));
  }

  /** Accounts for the poll like for any other that failed, as far as that is possible. */
  private Duration afterBreaking(FeedPoll poll, Throwable cause) {
    try {
      return flow.broken(poll, cause);
    } catch (RuntimeException | Error e) {
      LOG.error("cannot account for the poll of {}", poll.feed().url(), e);
      poll.owned().end();
      return AFTER_A_BUG;
    }
  }
}
