package dev.silkwire.app.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes the original records of dead letters again, so that enrich processes them again. The
 * new record has the time of the replay and the CloudEvents source {@value #SOURCE}, by which the
 * ledger recognises it. A record is replayed only while it is the newest of its key: an older one
 * would replace a newer reading of the article. A second replay of the same dead letter is
 * therefore refused. Not thread-safe.
 */
public final class Replay implements AutoCloseable {
  /** The CloudEvents source of replayed records. */
  public static final String SOURCE = "/replay";

  private final DeadLetterLog letters;
  private final InstantSource clock;
  private final KafkaProducer<byte[], byte[]> producer;

  /** The result of one replay. */
  public sealed interface Result {
    /**
     * The record was published.
     *
     * @param place its new place, such as {@code news.raw-articles-0@57}
     */
    record Replayed(String place) implements Result {}

    /**
     * The record was not published.
     *
     * @param why the reason, with the remedy where there is one
     */
    record Refused(String why) implements Result {}
  }

  public Replay(KafkaConnection kafka, DeadLetterLog letters, InstantSource clock) {
    this.letters = requireNonNull(letters);
    this.clock = requireNonNull(clock);
    this.producer =
        new KafkaProducer<>(
            kafka.settings(Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Publishes the original record of a dead letter and waits for the acknowledgement.
   *
   * @throws OperatorException when Kafka does not accept the record
   */
  public Result replay(Letter letter) {
    Optional<String> refusal = ReplayRule.refusal(letter.content());
    if (refusal.isPresent()) {
      return new Result.Refused(refusal.get());
    }
    long newest = letters.newestOffset(letter);
    if (newest != letter.content().offset()) {
      return new Result.Refused(
          "a newer record of its key is at %s@%d".formatted(letter.original(), newest));
    }
    return letters
        .whole(letter)
        .flatMap(this::original)
        .<Result>map(original -> new Result.Replayed(send(original)))
        .orElseGet(
            () ->
                new Result.Refused(
                    "its topic no longer holds the record, and the dead letter not all of it"));
  }

  private Optional<ProducerRecord<byte[], byte[]>> original(Letter whole) {
    Optional<ConsumerRecord<byte[], byte[]>> record = letters.original(whole);
    if (record.isPresent()) {
      return record
          .filter(r -> r.key() != null && r.value() != null)
          .map(r -> again(r.key(), r.value(), CloudEventHeaders.trace(r.headers())));
    }
    String key = whole.content().key();
    return whole.isWhole() && key != null
        ? Optional.of(again(key.getBytes(UTF_8), whole.keptBytes(), new RecordHeaders()))
        : Optional.empty();
  }

  private ProducerRecord<byte[], byte[]> again(byte[] key, byte[] value, Headers headers) {
    Instant now = clock.instant();
    CloudEventHeaders.put(headers, Topics.RAW_ARTICLES, new String(key, UTF_8), now, SOURCE);
    return new ProducerRecord<>(
        Topics.RAW_ARTICLES.name(), null, now.toEpochMilli(), key, value, headers);
  }

  private String send(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get().toString();
    } catch (ExecutionException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "cannot write " + record.topic() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted during the replay", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
