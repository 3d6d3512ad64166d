package dev.silkwire.app.retag;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.topic.ConsumerGroups;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A producer of raw articles to be retagged, on the internal topic {@code news.retags}. It limits
 * the number of articles in flight, so that new articles wait for a fraction of a second at most.
 * Not thread-safe.
 */
public final class Corrections implements AutoCloseable {
  private static final int MAX_IN_FLIGHT = 500;
  private static final long CHECK_INTERVAL_NANOS = 200_000_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final String CONTRIBUTIONS = "-contributions-repartition";

  /** Transaction markers count in the lag, but are never consumed as records. */
  private static final long MAX_MARKERS = 4;

  private final ConsumerGroups groups;
  private final String group;
  private final InstantSource clock;
  private final KafkaProducer<byte[], byte[]> producer;
  private @Nullable Future<RecordMetadata> last;
  private int sent;

  /**
   * @param group consumer group of enrich
   */
  public Corrections(KafkaConnection kafka, String group, InstantSource clock) {
    this.groups = new ConsumerGroups(kafka);
    this.group = group;
    this.clock = clock;
    this.producer =
        new KafkaProducer<>(
            kafka.settings(Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends a raw article to be retagged, and waits while too many are in flight. */
  void send(ConsumerRecord<byte[], byte[]> raw, RawArticle article) {
    Instant now = clock.instant();
    Headers headers = CloudEventHeaders.trace(raw.headers());
    CloudEventHeaders.put(headers, Topics.RETAGS, article.id(), now, "/retag");
    // The record gets a new timestamp: with the old one, enrich would process it before new ones.
    last =
        producer.send(
            new ProducerRecord<>(
                Topics.RETAGS.name(), null, now.toEpochMilli(), raw.key(), raw.value(), headers));
    if (++sent % MAX_IN_FLIGHT == 0) {
      await(MAX_IN_FLIGHT, remaining -> {});
    }
  }

  /**
   * Waits until enrich has processed all articles and updated the totals.
   *
   * @param progress receives the number of articles that are not processed yet
   */
  public void await(LongConsumer progress) {
    await(0, progress);
    awaitTotals();
  }

  /** Waits for the totals, whose input follows the articles by a commit or two. */
  private void awaitTotals() {
    Instant deadline = clock.instant().plus(TIMEOUT);
    String topic = group + CONTRIBUTIONS;
    while (groups.lag(group, topic) > MAX_MARKERS && clock.instant().isBefore(deadline)) {
      LockSupport.parkNanos(CHECK_INTERVAL_NANOS);
    }
  }

  private void await(int maxRemaining, LongConsumer progress) {
    confirm();
    Instant lastProgress = clock.instant();
    long before = Long.MAX_VALUE;
    long remaining = remaining();
    while (remaining > maxRemaining) {
      progress.accept(remaining);
      lastProgress = remaining < before ? clock.instant() : lastProgress;
      if (clock.instant().isAfter(lastProgress.plus(TIMEOUT))) {
        throw new OperatorException(
            ExitCode.UNAVAILABLE,
            ("enrich does not process the %d articles in %s: start enrich with the application id"
                    + " %s and this version of Silkwire; it then retags them")
                .formatted(remaining, Topics.RETAGS.name(), group));
      }
      LockSupport.parkNanos(CHECK_INTERVAL_NANOS);
      before = Math.min(before, remaining);
      remaining = remaining();
    }
  }

  private long remaining() {
    return groups.lag(group, Topics.RETAGS.name());
  }

  private void confirm() {
    producer.flush();
    try {
      if (last != null) {
        last.get();
      }
    } catch (ExecutionException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "cannot write " + Topics.RETAGS.name() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "interrupted while publishing corrections", e);
    }
  }

  @Override
  public void close() {
    producer.close();
    groups.close();
  }
}
