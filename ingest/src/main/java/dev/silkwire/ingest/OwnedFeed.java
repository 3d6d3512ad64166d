package dev.silkwire.ingest;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A feed in our care: its definition, its state, and whether it is being read. Thread-safe. */
final class OwnedFeed {
  private final int partition;
  private Feed feed;
  private @Nullable FeedStatus status;
  private @Nullable Instant pollAt;
  private boolean busy;
  private boolean lost;

  /**
   * @param pollAt when it is first polled, null when never
   */
  OwnedFeed(int partition, Feed feed, @Nullable FeedStatus status, @Nullable Instant pollAt) {
    this.partition = partition;
    this.feed = feed;
    this.status = status;
    this.pollAt = pollAt;
  }

  int partition() {
    return partition;
  }

  synchronized Feed feed() {
    return feed;
  }

  synchronized void redefine(Feed other) {
    feed = other;
  }

  synchronized @Nullable FeedStatus status() {
    return status;
  }

  /** Begins a reading, unless there is one or the feed is no longer ours. */
  synchronized boolean begin() {
    boolean free = !busy && !lost;
    busy = busy || free;
    return free;
  }

  /** Ends a reading with the state after it. */
  synchronized void end(@Nullable FeedStatus after) {
    busy = false;
    if (after != null) {
      status = after;
      pollAt = after.state() == FeedStatus.State.GONE ? null : after.nextPoll();
    }
  }

  synchronized void lose() {
    lost = true;
  }

  synchronized boolean isLost() {
    return lost;
  }

  /** When it is to be polled; null when never. */
  synchronized @Nullable Instant nextPoll() {
    return pollAt;
  }
}
