package dev.silkwire.ingest;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.publish.RejectedArticles;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A feed that this instance polls: its definition, its status, and whether it is being read.
 * Thread-safe: the monitor guards all fields.
 */
final class OwnedFeed {
  private final PartitionLease lease;
  private final RejectedArticles rejected = new RejectedArticles();
  private Feed feed;
  private @Nullable CompressedFeedStatus status;
  private @Nullable Instant pollAt;
  private @Nullable Instant revisitAt;
  private boolean stale;
  private boolean pollRequested;
  private boolean busy;
  private boolean lost;

  /**
   * @param pollAt time of the first poll; null if the feed is never polled
   */
  OwnedFeed(
      PartitionLease lease,
      Feed feed,
      CompressedFeedStatus.@Nullable Opened status,
      @Nullable Instant pollAt) {
    this.lease = lease;
    this.feed = feed;
    this.pollAt = pollAt;
    if (status != null) {
      setStatus(status.compressed(), status.head());
    }
  }

  int partition() {
    return lease.number();
  }

  synchronized Feed feed() {
    return feed;
  }

  synchronized void update(Feed other) {
    feed = other;
  }

  /** Returns the status, with rejected articles corrected; null before the first poll. */
  synchronized @Nullable CompressedFeedStatus status() {
    return status == null ? null : rejected.corrected(status);
  }

  /** Returns the articles of this feed that Kafka rejected. */
  RejectedArticles rejected() {
    return rejected;
  }

  /** Marks the feed as busy and returns true, unless it is busy or no longer owned. */
  synchronized boolean tryBegin() {
    boolean free = !busy && !lost;
    busy = busy || free;
    return free;
  }

  /** Marks the feed as free and drops its status, so that it is polled like a new one. */
  synchronized void reset(Instant nextPoll) {
    busy = false;
    status = null;
    pollAt = nextPoll;
    revisitAt = null;
  }

  /** Marks the feed as free; its status does not change. */
  synchronized void end() {
    busy = false;
  }

  /**
   * Marks the feed as free and sets its new status.
   *
   * @param head the same status without its entries
   */
  synchronized void end(CompressedFeedStatus after, FeedStatus head) {
    busy = false;
    setStatus(after, head);
    pollAt = head.state() == FeedStatus.State.GONE ? null : head.nextPoll();
    pollAt = pollRequested && pollAt != null ? head.lastPoll() : pollAt;
    pollRequested = false;
  }

  /** Queues a batch for publication, unless the feed is lost. It cannot be lost during the call. */
  synchronized void write(PollBatch batch) {
    if (!lost) {
      lease.write(batch, rejected);
    }
  }

  /**
   * Waits until Kafka holds the batches written so far, but not for ever while Kafka is
   * unavailable.
   */
  void awaitWritten() {
    lease.awaitWritten();
  }

  /** Returns whether the feed has a status from an earlier poll. */
  synchronized boolean isKnown() {
    return status != null;
  }

  /** Requests another poll right after the current one, because new content arrived meanwhile. */
  synchronized void requestPoll() {
    pollRequested = true;
  }

  synchronized void markLost() {
    lost = true;
  }

  /** Returns whether the feed responds but has had nothing new for far longer than usual. */
  synchronized boolean isStale() {
    return stale;
  }

  synchronized boolean isLost() {
    return lost;
  }

  synchronized boolean isPollDue(Instant now) {
    return pollAt != null && !pollAt.isAfter(now);
  }

  /**
   * Returns when the feed is polled or one of its pages is fetched again, whichever is first; null
   * if neither is planned.
   */
  synchronized @Nullable Instant due() {
    return Stream.<@Nullable Instant>of(pollAt, revisitAt)
        .filter(at -> at != null)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private void setStatus(CompressedFeedStatus now, FeedStatus head) {
    status = now;
    stale = head.silentSince() != null;
    revisitAt = now.nextReading();
  }
}
