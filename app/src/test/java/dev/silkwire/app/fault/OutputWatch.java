package dev.silkwire.app.fault;

import dev.silkwire.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Measures how long no new article becomes readable in {@code news.articles} while the newsroom
 * publishes. Thread-safe: state is guarded by this object's monitor.
 */
final class OutputWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int TIMEOUT_MILLIS = 5_000;

  private final Thread thread;
  private volatile boolean closed;
  private long articles;
  private boolean resting;
  private long last;
  private long mended;
  private long longestGap;
  private long longestRecovery;

  OutputWatch(String bootstrap) {
    thread = new Thread(() -> follow(bootstrap), "output-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow(String bootstrap) {
    while (!closed) {
      try (var consumer = consumer(bootstrap)) {
        List<TopicPartition> partitions =
            consumer.partitionsFor(Topics.ARTICLES.name()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        while (!closed && !partitions.isEmpty()) {
          consumer.poll(POLL).forEach(record -> saw(System.nanoTime()));
        }
      } catch (KafkaException brokerIsAway) {
        // The next turn connects again.
      }
    }
  }

  /** Times out soon when no broker answers, because the next iteration retries. */
  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            TIMEOUT_MILLIS,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            TIMEOUT_MILLIS),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private synchronized void saw(long now) {
    if (articles++ > 0 && !resting) {
      longestGap = Math.max(longestGap, now - last);
      if (mended > last) {
        longestRecovery = Math.max(longestRecovery, now - mended);
      }
    }
    last = now;
  }

  /** Records that a fault is over. */
  synchronized void mended() {
    mended = System.nanoTime();
  }

  /** Records that the newsroom publishes no more: from now on a gap is none. */
  synchronized void rest() {
    resting = true;
  }

  synchronized long articles() {
    return articles;
  }

  /** The longest time between two article records, faults included. */
  synchronized Duration longestGap() {
    return Duration.ofNanos(longestGap);
  }

  /** The longest time from the end of a fault to the next article record. */
  synchronized Duration longestRecovery() {
    return Duration.ofNanos(longestRecovery);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
