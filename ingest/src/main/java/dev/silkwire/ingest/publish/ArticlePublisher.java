package dev.silkwire.ingest.publish;

import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import dev.silkwire.ingest.IngestMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
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
 * in one transaction. Thread-safe.
 */
public final class ArticlePublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArticlePublisher.class);
  private static final String SOURCE = "/ingest";
  private static final int WAITING = 2000;
  private static final int TOGETHER = 500;
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Producer<String, byte[]> producer;
  private final InstantSource clock;
  private final IngestMetrics metrics;
  private final BlockingQueue<Part> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong submitted = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final Thread committer = new Thread(this::run, "ingest-commit");
  private volatile boolean closing;
  private volatile boolean healthy = true;

  private ArticlePublisher(
      Producer<String, byte[]> producer, InstantSource clock, IngestMetrics metrics) {
    this.producer = producer;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Connects; an older instance of the same name can no longer write from here on. */
  public static ArticlePublisher start(
      String bootstrap, String instance, InstantSource clock, IngestMetrics metrics) {
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
    ArticlePublisher publisher = new ArticlePublisher(producer, clock, metrics);
    publisher.committer.start();
    return publisher;
  }

  /** Queues a part; waits when too many do already. An interrupted caller's part is dropped. */
  public void submit(Part part) {
    try {
      while (healthy && !closing) {
        if (waiting.offer(part, 1, TimeUnit.SECONDS)) {
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
        Part first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Part> together = new ArrayList<>(List.of(first));
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

  /** Tries until it stands; gives up only when another instance of our name has taken over. */
  private void write(List<Part> parts) throws InterruptedException {
    while (healthy) {
      try {
        commit(parts);
        return;
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
        recover(parts, e);
        if (parts.size() > 1 && tooLarge(e)) {
          for (Part part : parts) {
            write(List.of(part));
          }
          return;
        }
        if (tooLarge(e)) {
          LOG.warn("dropped a part of feed {}: {}", parts.get(0).feedId(), e.getMessage());
          metrics.dropped();
          return;
        }
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  private void recover(List<Part> parts, KafkaException e) {
    LOG.warn("{} parts could not be written and will be again: {}", parts.size(), e.getMessage());
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

  private void commit(List<Part> parts) {
    producer.beginTransaction();
    Instant now = clock.instant();
    for (Part part : parts) {
      for (RawArticle article : part.articles()) {
        send(Topics.RAW_ARTICLES, article.id(), article, article.fetchedAt());
      }
      if (part.poll() != null) {
        send(Topics.POLLS, part.feedId(), part.poll(), now);
      }
      send(Topics.FEED_STATUS, part.feedId(), part.status(), now);
    }
    producer.commitTransaction();
    metrics.written(parts);
  }

  private <V> void send(Topic<V> topic, String key, @Nullable V value, Instant time) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic.name(), null, time.toEpochMilli(), key, bytes);
    CloudEventHeaders.put(record.headers(), topic, key, time, SOURCE);
    var unused = producer.send(record);
  }
}
