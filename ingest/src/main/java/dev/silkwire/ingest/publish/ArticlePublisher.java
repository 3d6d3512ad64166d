package dev.silkwire.ingest.publish;

import dev.silkwire.ingest.group.GroupMembership;
import dev.silkwire.ingest.metrics.IngestMetrics;
import dev.silkwire.ingest.publish.Transactions.Ended;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes parts to Kafka, each whole or not at all: one thread takes all parts that wait and commits
 * them in one transaction, which Kafka refuses when the group that shares the feeds has changed.
 *
 * <p>When Kafka refuses a record, the parts are halved until one is left, and each of its records
 * is tried alone. An article that is refused is left out: the account counts it under the reason,
 * the state does not remember it as published, and a dead letter keeps its beginning. Thread-safe:
 * callers only share a queue with the thread that writes.
 */
public final class ArticlePublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArticlePublisher.class);
  private static final int MOST_ISOLATIONS = 3;
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);
  private static final Duration UNTIL_MEMBERSHIP_IS_KNOWN = Duration.ofMillis(500);

  private final Transactions transactions;
  private final RejectedRecords rejected;
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
    this.rejected = new RejectedRecords(transactions, clock, metrics);
    this.queue = new PublishQueue(queueBytes, clock);
  }

  /**
   * Connects; an older instance of the same name can no longer write from here on.
   *
   * @param queueBytes of serialized records that may wait for Kafka
   */
  public static ArticlePublisher start(
      String bootstrap,
      String instance,
      GroupMembership membership,
      long queueBytes,
      InstantSource clock,
      IngestMetrics metrics) {
    Transactions transactions = Transactions.of(bootstrap, instance);
    ArticlePublisher publisher =
        new ArticlePublisher(transactions, membership, queueBytes, clock, metrics);
    publisher.committer.start();
    return publisher;
  }

  /**
   * Queues a part; waits while the queue is full. An interrupted caller's part is dropped.
   *
   * @param ours whether its feed still belongs to this instance; asked without a lock, when the
   *     part is written
   * @param refused is kept up to date with the articles of the feed that Kafka rejects
   */
  public void submit(PollBatch part, BooleanSupplier ours, RefusedArticles refused) {
    QueuedBatch next = QueuedBatch.of(part, ours, refused);
    try {
      boolean queued = false;
      while (!queued && healthy && !closing) {
        queued = queue.offer(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until Kafka holds the parts that were submitted so far, or the given time is over. */
  public void flush(Duration most) {
    try {
      queue.awaitFinished(most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it can still write; false once Kafka refused it for good. */
  public boolean healthy() {
    return healthy;
  }

  /** Returns the number of waiting parts if no transaction ended within the duration. */
  public Optional<Integer> stalledFor(Duration duration) {
    return Optional.of(queue.stalledFor(duration)).filter(parts -> parts > 0);
  }

  /** Writes what waits, for a few seconds at most. */
  @Override
  public void close() {
    closing = true;
    try {
      committer.join(CLOSING.toMillis());
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
        List<QueuedBatch> parts = queue.take();
        if (!parts.isEmpty()) {
          write(parts);
          queue.finish(parts);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      healthy = false;
      LOG.error("the thread that writes to Kafka ended, ingest stops; restart it", e);
    } finally {
      queue.end();
    }
  }

  /** Retries until Kafka holds the parts; drops parts of feeds that another instance has now. */
  private void write(List<QueuedBatch> parts) throws InterruptedException {
    List<QueuedBatch> left = parts;
    while (healthy && !left.isEmpty()) {
      ConsumerGroupMetadata seen = membership.latest(); // before it is asked what is ours
      left = ours(left).stream().map(rejected::withoutTooLarge).toList();
      if (left.isEmpty()) {
        return;
      }
      Instant now = clock.instant();
      Ended ended =
          transactions.write(
              left.stream().flatMap(queued -> queued.all(now).stream()).toList(), seen);
      switch (ended.outcome()) {
        case COMMITTED -> {
          left.stream()
              .map(queued -> queued.part().poll())
              .filter(Objects::nonNull)
              .forEach(metrics::written);
          return;
        }
        case RECORD_REFUSED -> {
          isolate(left, ended);
          return;
        }
        case GROUP_CHANGED -> {
          LOG.info("{} parts wait, the group that shares the feeds has changed", left.size());
          Thread.sleep(UNTIL_MEMBERSHIP_IS_KNOWN.toMillis());
        }
        case TRY_AGAIN -> {
          LOG.warn("{} parts are not written yet, trying again: {}", left.size(), ended.why());
          Thread.sleep(BEFORE_RETRY.toMillis());
        }
        case FATAL -> {
          healthy = false;
          reportEnd(ended);
        }
      }
    }
  }

  private void reportEnd(Ended ended) {
    if (closing) {
      LOG.info("Kafka does not answer; ingest stops before all parts are written: {}", ended.why());
    } else {
      LOG.warn(
          "Kafka does not let ingest write, it stops; another instance of this name may run: {}",
          ended.why());
    }
  }

  private List<QueuedBatch> ours(List<QueuedBatch> parts) {
    List<QueuedBatch> ours = parts.stream().filter(QueuedBatch::isOurs).toList();
    if (ours.size() < parts.size()) {
      LOG.info(
          "{} parts are not written: their feeds are somebody else's now",
          parts.size() - ours.size());
    }
    return ours;
  }

  /** One of the parts holds a record that Kafka rejects: writes the others, and this without it. */
  private void isolate(List<QueuedBatch> parts, Ended refusal) throws InterruptedException {
    if (parts.size() > 1) {
      write(parts.subList(0, parts.size() / 2));
      write(parts.subList(parts.size() / 2, parts.size()));
    } else if (parts.get(0).isolations() < MOST_ISOLATIONS) {
      write(List.of(rejected.withoutRejected(parts.get(0))));
    } else {
      rejected.drop(parts.get(0), refusal);
    }
  }
}
