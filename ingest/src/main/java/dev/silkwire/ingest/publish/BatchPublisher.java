package dev.silkwire.ingest.publish;

import java.time.Duration;

/** A writer of batches, each completely or not at all. Thread-safe. */
public interface BatchPublisher {
  /**
   * Queues a batch; blocks while the queue is full. The batch is dropped if the caller is
   * interrupted.
   *
   * @param partition the partition of the feed; asked without a lock before each write
   * @param rejected is updated with the articles of the feed that Kafka rejects
   */
  void submit(PollBatch batch, FeedPartition partition, RejectedArticles rejected);

  /**
   * Waits until the batches submitted so far are committed or dropped, but not longer than the
   * given time.
   */
  void flush(Duration timeout);
}
