package dev.silkwire.ingest;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.publish.RefusedArticles;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A feed in our care: its definition, its state, and whether it is being read. Thread-safe. */
final class OwnedFeed {
  private final PartitionLease tenure;
  private final RefusedArticles refused = new RefusedArticles();
  private Feed feed;
  private @Nullable CompressedFeedStatus status;
  private @Nullable Instant pollAt;
  private @Nullable Instant readAt;
  private boolean silent;
  private boolean hurried;
  private boolean busy;
  private boolean lost;

  /**
   * @param pollAt when it is first polled, null when never
   */
  OwnedFeed(
      PartitionLease tenure,
      Feed feed,
      CompressedFeedStatus.@Nullable Opened status,
      @Nullable Instant pollAt) {
    this.tenure = tenure;
    this.feed = feed;
    this.pollAt = pollAt;
    if (status != null) {
      keep(status.packed(), status.head());
    }
  }

  int partition() {
    return tenure.partition();
  }

  synchronized Feed feed() {
    return feed;
  }

  synchronized void redefine(Feed other) {
    feed = other;
  }

  /** Its state; null before the first poll. */
  synchronized @Nullable CompressedFeedStatus status() {
    return status == null ? null : refused.corrected(status);
  }

  /** Its articles that Kafka did not take. */
  RefusedArticles refused() {
    return refused;
  }

  /** Begins a reading, unless there is one or the feed is no longer ours. */
  synchronized boolean begin() {
    boolean free = !busy && !lost;
    busy = busy || free;
    return free;
  }

  /** Ends a reading and forgets the state, which cannot be used. */
  synchronized void reset() {
    busy = false;
    status = null;
    readAt = null;
  }

  /** Ends a reading that came to nothing. */
  synchronized void end() {
    busy = false;
  }

  /** Ends a reading with the state after it, packed and without its entries. */
  synchronized void end(CompressedFeedStatus after, FeedStatus head) {
    busy = false;
    keep(after, head);
    pollAt = head.state() == FeedStatus.State.GONE ? null : head.nextPoll();
    pollAt = hurried && pollAt != null ? head.lastPoll() : pollAt;
    hurried = false;
  }

  /** Writes it unless the feed is lost; it is not lost meanwhile. */
  synchronized void write(PollBatch part) {
    if (!lost) {
      tenure.write(part, refused);
    }
  }

  /** Waits until what was written so far is in Kafka; not for ever when Kafka is gone. */
  void awaitWritten() {
    tenure.awaitWritten();
  }

  /** Whether it was ever polled. */
  synchronized boolean isKnown() {
    return status != null;
  }

  /** Something new came up while it was being read: it is polled again right after. */
  synchronized void hurry() {
    hurried = true;
  }

  synchronized void lose() {
    lost = true;
  }

  /** Whether it answers but has had nothing new for far longer than its habit. */
  synchronized boolean isSilent() {
    return silent;
  }

  synchronized boolean isLost() {
    return lost;
  }

  synchronized boolean polledBy(Instant now) {
    return pollAt != null && !pollAt.isAfter(now);
  }

  /** When it is to be polled, or a page of it is to be read again; null when neither. */
  synchronized @Nullable Instant due() {
    return Stream.<@Nullable Instant>of(pollAt, readAt)
        .filter(at -> at != null)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private void keep(CompressedFeedStatus now, FeedStatus head) {
    status = now;
    silent = head.silentSince() != null;
    readAt = now.nextReading();
  }
}
