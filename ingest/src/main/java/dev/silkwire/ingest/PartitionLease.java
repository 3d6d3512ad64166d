package dev.silkwire.ingest;

import dev.silkwire.ingest.publish.BatchPublisher;
import dev.silkwire.ingest.publish.FeedPartition;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.publish.RejectedArticles;
import java.time.Duration;

/**
 * The right to write records of a partition's feeds, from its assignment until it is revoked or
 * lost. Batches that are still queued when the lease ends are dropped, because another instance
 * writes about these feeds from then on. Thread-safe: the only mutable state is a volatile flag.
 */
final class PartitionLease implements FeedPartition {
  private static final Duration MAX_WAIT = Duration.ofMinutes(10);

  private final int number;
  private final BatchPublisher publisher;
  private volatile boolean ended;

  PartitionLease(int number, BatchPublisher publisher) {
    this.number = number;
    this.publisher = publisher;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public boolean isOwned() {
    return !ended;
  }

  void write(PollBatch batch, RejectedArticles rejected) {
    publisher.submit(batch, this, rejected);
  }

  void awaitWritten() {
    publisher.flush(MAX_WAIT);
  }

  void end() {
    ended = true;
  }
}
