package dev.silkwire.ingest;

import dev.silkwire.ingest.publish.ArticlePublisher;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.publish.RefusedArticles;
import java.time.Duration;

/**
 * The time in which a partition's feeds are ours. What waits to be written when it ends never is:
 * somebody else writes of these feeds now. Thread-safe.
 */
final class PartitionLease {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final int partition;
  private final ArticlePublisher publisher;
  private volatile boolean over;

  PartitionLease(int partition, ArticlePublisher publisher) {
    this.partition = partition;
    this.publisher = publisher;
  }

  int partition() {
    return partition;
  }

  void write(PollBatch part, RefusedArticles refused) {
    publisher.submit(part, () -> !over, refused);
  }

  void awaitWritten() {
    publisher.flush(LONGEST_WAIT);
  }

  void end() {
    over = true;
  }
}
