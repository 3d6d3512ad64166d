package dev.silkwire.ingest;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.ingest.group.FeedAssignment;
import dev.silkwire.ingest.poll.PollSchedule;
import dev.silkwire.ingest.publish.BatchPublisher;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.publish.RejectedArticles;
import dev.silkwire.ingest.push.Subscriptions;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The feeds assigned to this instance, with a queue of those that are due. Thread-safe: feeds and
 * leases are in concurrent maps, and each feed and the queue have their own lock.
 */
final class FeedRoster implements FeedAssignment.Listener {
  private static final Duration MAX_FLUSH = Duration.ofSeconds(10);

  private final PollSchedule schedule;
  private final BatchPublisher publisher;
  private final Subscriptions subscriptions;
  private final InstantSource clock;
  private final Map<Integer, PartitionLease> leases = new ConcurrentHashMap<>();
  private final Map<String, OwnedFeed> feeds = new ConcurrentHashMap<>();
  private final PollQueue due = new PollQueue();

  FeedRoster(
      PollSchedule schedule,
      BatchPublisher publisher,
      Subscriptions subscriptions,
      InstantSource clock) {
    this.schedule = schedule;
    this.publisher = publisher;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  int size() {
    return feeds.size();
  }

  /** Returns the number of feeds that have had nothing new for far longer than usual. */
  long stale() {
    return feeds.values().stream().filter(OwnedFeed::isStale).count();
  }

  @Override
  public void feedAssigned(int partition, Feed feed, CompressedFeedStatus.@Nullable Opened known) {
    OwnedFeed existing = feeds.get(feed.id());
    if (existing != null) {
      existing.update(feed);
      return;
    }
    FeedStatus status = known == null ? null : known.head();
    boolean gone = status != null && status.state() == FeedStatus.State.GONE;
    Instant first = gone ? null : schedule.first(status, clock.instant());
    OwnedFeed owned = new OwnedFeed(lease(partition), feed, known, first);
    feeds.put(feed.id(), owned);
    plan(owned);
  }

  @Override
  public void feedRemoved(int partition, String feedId, boolean hasStatus) {
    OwnedFeed owned = feeds.remove(feedId);
    if (owned != null) {
      drop(owned);
    }
    if (hasStatus) {
      lease(partition).write(PollBatch.forget(feedId), new RejectedArticles());
    }
  }

  /**
   * Flushes the results of the partition's feeds before the next owner reads them from the topics.
   */
  @Override
  public void partitionRevoked(int partition) {
    dropAll(partition);
    publisher.flush(MAX_FLUSH);
    endLease(partition);
  }

  /** Stops all writes first, because another instance may own the partition already. */
  @Override
  public void partitionLost(int partition) {
    endLease(partition);
    dropAll(partition);
  }

  /** Returns a feed that is due and marks it as busy; null if none is due. */
  @Nullable OwnedFeed next() {
    for (String id = due.take(clock.instant()); id != null; id = due.take(clock.instant())) {
      OwnedFeed owned = feeds.get(id);
      if (owned != null && owned.tryBegin()) {
        return owned;
      }
    }
    return null;
  }

  /**
   * Returns the feed and marks it as busy; null if this instance does not own it or has not polled
   * it yet, or if it is busy. In the last two cases it is polled again right after.
   */
  @Nullable OwnedFeed begin(String feedId) {
    OwnedFeed owned = feeds.get(feedId);
    if (owned == null || (owned.isKnown() && owned.tryBegin())) {
      return owned;
    }
    owned.requestPoll();
    return null;
  }

  /** Returns when the first feed that no poll is reading is due; null if there is none. */
  @Nullable Instant firstDue() {
    return due.firstDue();
  }

  /** Waits until a feed may be due, but not longer than the given time. */
  void await(Duration timeout) throws InterruptedException {
    due.await(clock.instant(), timeout);
  }

  /** Queues a feed for the time at which it is due next. */
  void plan(OwnedFeed owned) {
    Instant at = owned.due();
    if (at != null && !owned.isLost()) {
      due.put(owned.feed().id(), at);
    }
  }

  /** Queues a feed for a time from now. */
  void planIn(OwnedFeed owned, Duration wait) {
    if (!owned.isLost()) {
      due.put(owned.feed().id(), clock.instant().plus(wait));
    }
  }

  private PartitionLease lease(int partition) {
    return leases.computeIfAbsent(partition, p -> new PartitionLease(p, publisher));
  }

  private void endLease(int partition) {
    PartitionLease lease = leases.remove(partition);
    if (lease != null) {
      lease.end();
    }
  }

  private void dropAll(int partition) {
    for (OwnedFeed owned : List.copyOf(feeds.values())) {
      if (owned.partition() == partition) {
        feeds.remove(owned.feed().id());
        drop(owned);
      }
    }
  }

  private void drop(OwnedFeed owned) {
    String id = owned.feed().id();
    owned.markLost();
    due.remove(id);
    subscriptions.forget(id);
  }
}
