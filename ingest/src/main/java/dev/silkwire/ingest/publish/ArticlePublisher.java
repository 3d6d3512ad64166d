package dev.silkwire.ingest.publish;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.ingest.group.GroupMembership;
import dev.silkwire.ingest.metrics.IngestMetrics;
import dev.silkwire.ingest.publish.Transactions.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches to Kafka, each completely or not at all. One thread takes all batches that wait
 * and commits them in one transaction, which Kafka rejects if the group that shares the feeds has
 * been rebalanced.
 *
 * <p>If Kafka rejects a record, the batches are bisected until one is left, and each of its records
 * is tried in a transaction that is aborted. A rejected article is left out: the poll counts it
 * under the reason, the feed status does not list it as published, and a dead letter keeps its
 * first bytes. Thread-safe: callers share only a queue with the thread that writes.
 */
public final class ArticlePublisher implements BatchPublisher, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArticlePublisher.class);
  private static final int MAX_ISOLATIONS = 3;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
  private static final Duration REBALANCE_DELAY = Duration.ofMillis(500);

  private final Transactions transactions;
  private final RejectedRecords rejectedRecords;
  private final GroupMembership membership;
  private final InstantSource clock;
  private final IngestMetrics metrics;
  private final PublishQueue queue;
  private final Thread committer = new Thread(this::run, "ingest-commit");
  private volatile boolean closing;
  private volatile boolean healthy = true;

  private ArticlePublisher(
      Transactions transactions,
      GroupMembership membership,
      long queueBytes,
      InstantSource clock,
      IngestMetrics metrics) {
    this.transactions = transactions;
    this.membership = membership;
    this.clock = clock;
    this.metrics = metrics;
    this.rejectedRecords = new RejectedRecords(transactions, clock, metrics);
    this.queue = new PublishQueue(queueBytes, clock);
  }

  /**
   * Connects to Kafka and fences older instances of the same name.
   *
   * @param queueBytes maximum bytes of serialized records that wait for Kafka
   */
  public static ArticlePublisher start(
      KafkaConnection kafka,
      String instance,
      GroupMembership membership,
      long queueBytes,
      InstantSource clock,
      IngestMetrics metrics) {
    Transactions transactions = Transactions.of(kafka, instance, metrics::producer);
    ArticlePublisher publisher =
        new ArticlePublisher(transactions, membership, queueBytes, clock, metrics);
    publisher.committer.start();
    return publisher;
  }

  @Override
  public void submit(PollBatch batch, FeedPartition partition, RejectedArticles rejected) {
    QueuedBatch next = QueuedBatch.of(batch, partition, rejected);
    try {
      boolean queued = false;
      while (!queued && healthy && !closing) {
        queued = queue.offer(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void flush(Duration timeout) {
    try {
      queue.awaitFinished(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns false after Kafka has rejected this producer permanently. */
  public boolean healthy() {
    return healthy;
  }

  /** Returns the number of batches that wait for their transaction or are in one. */
  public int waiting() {
    return queue.unfinished();
  }

  /** Returns the number of waiting batches if no transaction has ended within the duration. */
  public Optional<Integer> stalledFor(Duration duration) {
    return Optional.of(queue.stalledFor(duration)).filter(batches -> batches > 0);
  }

  /** Writes the batches that wait, for a few seconds at most. */
  @Override
  public void close() {
    closing = true;
    try {
      committer.join(CLOSE_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    transactions.stopWaiting();
    committer.interrupt();
    transactions.close();
  }

  private void run() {
    try {
      while (healthy && !(closing && queue.isEmpty())) {
        List<QueuedBatch> batches = queue.take();
        if (!batches.isEmpty()) {
          write(batches);
          queue.finish(batches);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      healthy = false;
      LOG.error("The thread that writes to Kafka has ended. Ingest stops; restart it.", e);
    } finally {
      queue.end();
    }
  }

  /**
   * Retries until Kafka has committed the batches. Drops batches of feeds that another instance
   * owns.
   */
  private void write(List<QueuedBatch> batches) throws InterruptedException {
    List<QueuedBatch> left = batches;
    while (healthy && !left.isEmpty()) {
      ConsumerGroupMetadata seen = membership.latest(); // read before the ownership is checked
      left = owned(left).stream().map(rejectedRecords::withoutTooLarge).toList();
      if (left.isEmpty()) {
        return;
      }
      Instant now = clock.instant();
      Result result =
          transactions.write(
              left.stream().flatMap(queued -> queued.all(now).stream()).toList(), seen);
      switch (result.outcome()) {
        case COMMITTED -> {
          left.stream()
              .map(queued -> queued.batch().poll())
              .filter(Objects::nonNull)
              .forEach(metrics::written);
          return;
        }
        case RECORD_REJECTED -> {
          isolate(left, result);
          return;
        }
        case GROUP_CHANGED -> {
          LOG.info(
              "{} batches wait: the group that shares the feeds is being rebalanced", left.size());
          Thread.sleep(REBALANCE_DELAY.toMillis());
        }
        case RETRY -> {
          LOG.warn(
              "Cannot write {} batches to Kafka; ingest tries again: {}",
              left.size(),
              result.reason());
          Thread.sleep(RETRY_DELAY.toMillis());
        }
        case FATAL -> {
          healthy = false;
          logFatal(result);
        }
      }
    }
  }

  private void logFatal(Result result) {
    if (closing) {
      LOG.info(
          "Kafka does not respond; ingest stops before all batches are written: {}",
          result.reason());
    } else {
      LOG.warn(
          "Kafka rejects the writes of ingest permanently, so it stops. Another instance may have"
              + " the same name: {}",
          result.reason());
    }
  }

  private List<QueuedBatch> owned(List<QueuedBatch> batches) {
    List<QueuedBatch> owned = batches.stream().filter(QueuedBatch::isOwned).toList();
    if (owned.size() < batches.size()) {
      LOG.info(
          "{} batches are dropped because another instance owns their feeds",
          batches.size() - owned.size());
    }
    return owned;
  }

  /**
   * Bisects batches of which one contains a record that Kafka rejects, and writes them without this
   * record.
   */
  private void isolate(List<QueuedBatch> batches, Result rejection) throws InterruptedException {
    if (batches.size() > 1) {
      write(batches.subList(0, batches.size() / 2));
      write(batches.subList(batches.size() / 2, batches.size()));
    } else if (batches.get(0).isolations() < MAX_ISOLATIONS) {
      write(List.of(rejectedRecords.withoutRejected(batches.get(0))));
    } else {
      rejectedRecords.drop(batches.get(0), rejection);
    }
  }
}
