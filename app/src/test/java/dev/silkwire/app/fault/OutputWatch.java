package dev.silkwire.app.fault;

import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.Topics;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/**
 * Measures how long no new article becomes readable in {@code news.articles} while the newsroom
 * publishes. Thread-safe: state is guarded by this object's monitor.
 */
final class OutputWatch implements AutoCloseable {
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
      try (TopicLog log = new TopicLog(bootstrap)) {
        var partitions = log.partitions(Topics.ARTICLES.name());
        log.seek(partitions, articles() == 0);
        while (!closed && !partitions.isEmpty()) {
          log.poll(record -> saw(System.nanoTime()));
        }
      } catch (KafkaException brokerIsAway) {
        // The next turn connects again.
      }
    }
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
