package dev.silkwire.ingest;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.ingest.group.FeedAssignment;
import dev.silkwire.ingest.poll.PollSchedule;
import dev.silkwire.ingest.publish.ArticlePublisher;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.publish.RefusedArticles;
import dev.silkwire.ingest.push.Subscriptions;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The feeds in our care, and which of them is due. Thread-safe. */
final class FeedRoster implements FeedAssignment.Owner {
  private static final Duration HAND_OVER = Duration.ofSeconds(10);

  private final PollSchedule schedule;
  private final ArticlePublisher publisher;
  private final Subscriptions subscriptions;
  private final InstantSource clock;
  private final Map<Integer, PartitionLease> tenures = new ConcurrentHashMap<>();
  private final Map<String, OwnedFeed> feeds = new ConcurrentHashMap<>();
  private final PollQueue due = new PollQueue();

  FeedRoster(
      PollSchedule schedule,
      ArticlePublisher publisher,
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

  long silent() {
    return feeds.values().stream().filter(OwnedFeed::isSilent).count();
  }

  @Override
  public void own(int partition, Feed feed, CompressedFeedStatus.@Nullable Opened known) {
    OwnedFeed held = feeds.get(feed.id());
    if (held != null) {
      held.redefine(feed);
      return;
    }
    FeedStatus status = known == null ? null : known.head();
    boolean gone = status != null && status.state() == FeedStatus.State.GONE;
    Instant first = gone ? null : schedule.first(status, clock.instant());
    OwnedFeed owned = new OwnedFeed(tenure(partition), feed, known, first);
    feeds.put(feed.id(), owned);
    plan(owned);
  }

  @Override
  public void remove(int partition, String feedId, boolean hasStatus) {
    OwnedFeed owned = feeds.remove(feedId);
    if (owned != null) {
      drop(owned);
    }
    if (hasStatus) {
      tenure(partition).write(PollBatch.forget(feedId), new RefusedArticles());
    }
  }

  /**
   * Whoever takes the partition over must find in the topics what we did: that is written first.
   */
  @Override
  public void release(int partition) {
    dropAll(partition);
    publisher.flush(HAND_OVER);
    end(partition);
  }

  /** Somebody else may have taken it over long ago: nothing more is written. */
  @Override
  public void lose(int partition) {
    end(partition);
    dropAll(partition);
  }

  /** A feed that is due, its reading begun; null when none is. */
  @Nullable OwnedFeed next() {
    for (String id = due.take(clock.instant()); id != null; id = due.take(clock.instant())) {
      OwnedFeed owned = feeds.get(id);
      if (owned != null && owned.begin()) {
        return owned;
      }
    }
    return null;
  }

  /** The feed, its reading begun; null when it is not ours, or is being read: then it is next. */
  @Nullable OwnedFeed begin(String feedId) {
    OwnedFeed owned = feeds.get(feedId);
    if (owned == null || (owned.isKnown() && owned.begin())) {
      return owned;
    }
    owned.hurry();
    return null;
  }

  /** Waits until a feed may be due, at most so long. */
  void await(Duration most) throws InterruptedException {
    due.await(clock.instant(), most);
  }

  /** Puts a feed whose reading has ended back in the queue. */
  void plan(OwnedFeed owned) {
    Instant at = owned.due();
    if (at != null && !owned.isLost()) {
      due.put(owned.feed().id(), at);
    }
  }

  /** Puts a feed whose reading broke back in the queue. */
  void planIn(OwnedFeed owned, Duration wait) {
    if (!owned.isLost()) {
      due.put(owned.feed().id(), clock.instant().plus(wait));
    }
  }

  private PartitionLease tenure(int partition) {
    return tenures.computeIfAbsent(partition, p -> new PartitionLease(p, publisher));
  }

  private void end(int partition) {
    PartitionLease tenure = tenures.remove(partition);
    if (tenure != null) {
      tenure.end();
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
    owned.lose();
    due.remove(id);
    subscriptions.forget(id);
  }
}
