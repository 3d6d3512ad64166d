package dev.silkwire.app.retag;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.topic.GroupLag;
import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topics;
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
 * Readings on their way to be tagged anew. Never more than a few hundred are under way, so that
 * what is new waits for a fraction of a second at most. Not thread-safe.
 */
public final class Corrections implements AutoCloseable {
  private static final int UNDER_WAY = 500;
  private static final long PAUSE_NANOS = 200_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String CONTRIBUTIONS = "-contributions-repartition";

  /** The ends of transactions count as records, and are not read. */
  private static final long MARKERS = 4;

  private final String bootstrap;
  private final String group;
  private final InstantSource clock;
  private final KafkaProducer<byte[], byte[]> producer;
  private @Nullable Future<RecordMetadata> last;
  private int sent;

  /**
   * @param bootstrap addresses of Kafka
   * @param group of the enrich stage
   */
  public Corrections(String bootstrap, String group, InstantSource clock) {
    this.bootstrap = bootstrap;
    this.group = group;
    this.clock = clock;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends a reading, and waits while too many are under way. */
  void send(ConsumerRecord<byte[], byte[]> raw, RawArticle article) {
    Instant now = clock.instant();
    Headers headers = CloudEventHeaders.trace(raw.headers());
    CloudEventHeaders.put(headers, Topics.RETAGS, article.id(), now, "/retag");
    // Its time is now: with the old one it would go before all that is new.
    last =
        producer.send(
            new ProducerRecord<>(
                Topics.RETAGS.name(), null, now.toEpochMilli(), raw.key(), raw.value(), headers));
    if (++sent % UNDER_WAY == 0) {
      await(UNDER_WAY, remaining -> {});
    }
  }

  /**
   * Waits until all are through, and the totals that they move.
   *
   * @param progress told how many are not
   */
  public void await(LongConsumer progress) {
    await(0, progress);
    totals();
  }

  /** Contributions are behind their articles by a commit or two. */
  private void totals() {
    Instant deadline = clock.instant().plus(PATIENCE);
    String topic = group + CONTRIBUTIONS;
    while (GroupLag.of(bootstrap, group, topic) > MARKERS && clock.instant().isBefore(deadline)) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void await(int most, LongConsumer progress) {
    confirm();
    Instant movedAt = clock.instant();
    long before = Long.MAX_VALUE;
    long remaining = remaining();
    while (remaining > most) {
      progress.accept(remaining);
      movedAt = remaining < before ? clock.instant() : movedAt;
      if (clock.instant().isAfter(movedAt.plus(PATIENCE))) {
        throw new OperatorException(
            ExitCode.UNAVAILABLE,
            ("%d articles wait in %s and nobody tags them: is enrich running, as %s and as this"
                    + " version of Silkwire? They are tagged when it does")
                .formatted(remaining, Topics.RETAGS.name(), group));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      before = Math.min(before, remaining);
      remaining = remaining();
    }
  }

  private long remaining() {
    return GroupLag.of(bootstrap, group, Topics.RETAGS.name());
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
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
