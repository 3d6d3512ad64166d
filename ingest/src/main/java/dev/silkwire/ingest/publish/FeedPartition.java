package dev.silkwire.ingest.publish;

/**
 * A partition of {@code news.feeds} that is assigned to this instance. The statuses of its feeds
 * are in the partition of {@code news.feed-status} with the same number. Thread-safe.
 */
public interface FeedPartition {
  /** Returns the number of the partition. */
  int number();

  /** Returns whether the partition still belongs to this instance. */
  boolean isOwned();
}
