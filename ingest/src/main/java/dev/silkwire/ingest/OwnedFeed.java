package dev.silkwire.ingest;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.ingest.feed.PackedStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A feed in our care: its definition, its state, and whether it is being read. Thread-safe. */
final class OwnedFeed {
  private final int partition;
  private Feed feed;
  private @Nullable PackedStatus status;
  private @Nullable Instant pollAt;
  private @Nullable Instant readAt;
  private boolean silent;
  private boolean hurried;
  private boolean busy;
  private boolean lost;

  /**
   * @param pollAt when it is first polled, null when never
   */
  OwnedFeed(int partition, Feed feed, @Nullable FeedStatus status, @Nullable Instant pollAt) {
    this.partition = partition;
    this.feed = feed;
    keep(status);
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

  /** Its state, unpacked anew at each call; null before the first poll. */
  @Nullable FeedStatus status() {
    PackedStatus packed;
    synchronized (this) {
      packed = status;
    }
    return packed == null ? null : packed.unpack();
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
      keep(after);
      pollAt = after.state() == FeedStatus.State.GONE ? null : after.nextPoll();
      pollAt = hurried && pollAt != null ? after.lastPoll() : pollAt;
      hurried = false;
    }
  }

  /** Runs it unless the feed is lost; it is not lost meanwhile. */
  synchronized void ifOurs(Runnable action) {
    if (!lost) {
      action.run();
    }
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

  private void keep(@Nullable FeedStatus now) {
    status = now == null ? null : PackedStatus.of(now);
    silent = now != null && now.silentSince() != null;
    readAt =
        now == null
            ? null
            : now.entries().stream()
                .map(KnownEntry::nextReading)
                .filter(at -> at != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
  }
}
