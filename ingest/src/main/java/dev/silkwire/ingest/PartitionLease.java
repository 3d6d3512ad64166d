package dev.silkwire.ingest;

import dev.silkwire.ingest.publish.BatchPublisher;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.publish.RejectedArticles;
import java.time.Duration;

/**
 * The right to write records of a partition's feeds, from its assignment until it is revoked or
 * lost. Batches that are still queued when the lease ends are dropped, because another instance
 * writes about these feeds from then on. Thread-safe: the only mutable state is a volatile flag.
 */
final class PartitionLease {
  private static final Duration MAX_WAIT = Duration.ofMinutes(10);

  private final int partition;
  private final BatchPublisher publisher;
  private volatile boolean ended;

  PartitionLease(int partition, BatchPublisher publisher) {
    this.partition = partition;
    this.publisher = publisher;
  }

  int partition() {
    return partition;
  }

  void write(PollBatch batch, RejectedArticles rejected) {
    publisher.submit(batch, () -> !ended, rejected);
  }

  void awaitWritten() {
    publisher.flush(MAX_WAIT);
  }

  void end() {
    ended = true;
  }
}
