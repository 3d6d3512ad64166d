package dev.silkwire.ingest.publish;

import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import dev.silkwire.ingest.IngestMetrics;
import dev.silkwire.ingest.feed.PackedStatus;
import dev.silkwire.ingest.group.GroupMembership;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes parts to Kafka, each whole or not at all: one thread takes all that waits and commits it
 * in one transaction, which Kafka refuses when the group that shares the feeds has gone on without
 * us. Thread-safe.
 */
public final class ArticlePublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArticlePublisher.class);
  private static final String SOURCE = "/ingest";
  private static final int WAITING = 2000;
  private static final int TOGETHER = 500;
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);
  private static final Duration UNTIL_THE_GROUP_IS_HEARD = Duration.ofMillis(500);

  private final Producer<String, byte[]> producer;
  private final GroupMembership membership;
  private final InstantSource clock;
  private final IngestMetrics metrics;
  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong submitted = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final Thread committer = new Thread(this::run, "ingest-commit");
  private volatile boolean closing;
  private volatile boolean healthy = true;

  /** When the queue was last empty, or parts of it were written. */
  private volatile Instant movedAt;

  /** A part, and whether it may still be written. */
  private record Waiting(Part part, BooleanSupplier ours) {
    boolean isOurs() {
      return ours.getAsBoolean();
    }
  }

  private ArticlePublisher(
      Producer<String, byte[]> producer,
      GroupMembership membership,
      InstantSource clock,
      IngestMetrics metrics) {
    this.producer = producer;
    this.membership = membership;
    this.clock = clock;
    this.metrics = metrics;
    this.movedAt = clock.instant();
  }

  /** Connects; an older instance of the same name can no longer write from here on. */
  public static ArticlePublisher start(
      String bootstrap,
      String instance,
      GroupMembership membership,
      InstantSource clock,
      IngestMetrics metrics) {
    Properties p = new Properties();
    p.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    p.put(ProducerConfig.CLIENT_ID_CONFIG, "silkwire-ingest-" + instance);
    p.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "silkwire-ingest-" + instance);
    p.put(ProducerConfig.ACKS_CONFIG, "all");
    p.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    p.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
    p.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    p.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    Producer<String, byte[]> producer =
        new KafkaProducer<>(p, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    ArticlePublisher publisher = new ArticlePublisher(producer, membership, clock, metrics);
    publisher.committer.start();
    return publisher;
  }

  /**
   * Queues a part; waits when too many do already. An interrupted caller's part is dropped.
   *
   * @param ours whether its feed is still ours; asked when it is written, and without a lock
   */
  public void submit(Part part, BooleanSupplier ours) {
    Waiting next = new Waiting(part, ours);
    try {
      while (healthy && !closing) {
        if (waiting.offer(next, 1, TimeUnit.SECONDS)) {
          submitted.incrementAndGet();
          return;
        }
        LOG.debug("{} parts wait for Kafka", waiting.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until what was submitted so far stands in Kafka, at most so long. */
  public void flush(Duration most) {
    long until = submitted.get();
    long deadline = System.nanoTime() + most.toNanos();
    synchronized (written) {
      try {
        long left = most.toMillis();
        while (healthy && written.get() < until && left > 0) {
          written.wait(left);
          left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether it can still write; false once Kafka refused it for good. */
  public boolean healthy() {
    return healthy;
  }

  /** Returns how many parts wait, when none was written for so long; empty otherwise. */
  public Optional<Integer> stalledFor(Duration duration) {
    int parts = (int) Math.min(Integer.MAX_VALUE, submitted.get() - written.get());
    return parts > 0 && clock.instant().isAfter(movedAt.plus(duration))
        ? Optional.of(parts)
        : Optional.empty();
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
    committer.interrupt();
    producer.close(CLOSING);
  }

  private void run() {
    try {
      while (healthy && !(closing && waiting.isEmpty())) {
        movedAt = clock.instant();
        Waiting first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Waiting> together = new ArrayList<>(List.of(first));
          waiting.drainTo(together, TOGETHER);
          write(together);
          count(together.size());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void count(int parts) {
    synchronized (written) {
      written.addAndGet(parts);
      written.notifyAll();
    }
  }

  /** Tries until it stands; gives up what is not ours, and all when Kafka refuses us. */
  private void write(List<Waiting> parts) throws InterruptedException {
    List<Waiting> left = parts;
    while (healthy && !left.isEmpty()) {
      ConsumerGroupMetadata seen = membership.latest(); // before it is asked what is ours
      left = ours(left);
      try {
        commit(left.stream().map(Waiting::part).toList(), seen);
        return;
      } catch (CommitFailedException | FencedInstanceIdException e) {
        LOG.info("{} parts wait, the group that shares the feeds has changed", left.size());
        abort(e); // who is really replaced learns it from the group, and from the producer's fence
        Thread.sleep(UNTIL_THE_GROUP_IS_HEARD.toMillis());
      } catch (ProducerFencedException
          | InvalidProducerEpochException
          | AuthorizationException
          | UnsupportedVersionException e) {
        healthy = false;
        LOG.warn(
            "Kafka refuses to let ingest write, another instance of this name may run: {}",
            e.getMessage());
        LOG.debug("refused", e);
      } catch (KafkaException e) {
        LOG.warn(
            "{} parts could not be written and will be again: {}", left.size(), e.getMessage());
        abort(e);
        if (tooLarge(e)) {
          writeSingly(left, e);
          return;
        }
        Thread.sleep(BEFORE_ANOTHER_TRY.toMillis());
      }
    }
  }

  private List<Waiting> ours(List<Waiting> parts) {
    List<Waiting> ours = parts.stream().filter(Waiting::isOurs).toList();
    if (ours.size() < parts.size()) {
      LOG.info(
          "{} parts are not written: their feeds are somebody else's now",
          parts.size() - ours.size());
    }
    return ours;
  }

  private void writeSingly(List<Waiting> parts, KafkaException e) throws InterruptedException {
    if (parts.size() == 1) {
      LOG.warn("dropped a part of feed {}: {}", parts.get(0).part().feedId(), e.getMessage());
      metrics.dropped();
      return;
    }
    for (Waiting part : parts) {
      write(List.of(part));
    }
  }

  private void abort(KafkaException e) {
    LOG.debug("not written", e);
    try {
      producer.abortTransaction();
    } catch (KafkaException abort) {
      healthy = false;
      LOG.warn("the transaction could not even be aborted, ingest stops: {}", abort.getMessage());
    }
  }

  private static boolean tooLarge(@Nullable Throwable e) {
    return e != null && (e instanceof RecordTooLargeException || tooLarge(e.getCause()));
  }

  private void commit(List<Part> parts, @Nullable ConsumerGroupMetadata seen) {
    if (parts.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    Instant now = clock.instant();
    for (Part part : parts) {
      for (RawArticle article : part.articles()) {
        send(Topics.RAW_ARTICLES, article.id(), article, article.fetchedAt());
      }
      if (part.poll() != null) {
        send(Topics.POLLS, part.feedId(), part.poll(), now);
      }
      PackedStatus status = part.status();
      send(Topics.FEED_STATUS, part.feedId(), status == null ? null : status.json(), now);
    }
    GroupMembership.fence(producer, seen);
    producer.commitTransaction();
    metrics.written(parts);
  }

  private <V> void send(Topic<V> topic, String key, V value, Instant time) {
    send(topic, key, topic.values().serializer().serialize(topic.name(), value), time);
  }

  private void send(Topic<?> topic, String key, byte @Nullable [] bytes, Instant time) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic.name(), null, time.toEpochMilli(), key, bytes);
    CloudEventHeaders.put(record.headers(), topic, key, time, SOURCE);
    var unused = producer.send(record);
  }
}
