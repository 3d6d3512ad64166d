package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.store.DecodedRecord.Rejection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes records that cannot be stored to {@code news.dead-letters} and waits until Kafka has
 * acknowledged them. A rejected record of {@code news.dead-letters} itself is not published again,
 * since the sink would consume and reject it for ever. A dead letter that Kafka rejects permanently
 * is logged and counted, and processing continues. For one thread.
 */
public final class DeadLetterSender {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSender.class);

  private final Producer<String, byte[]> producer;
  private final InstantSource clock;
  private final Runnable lost;
  private final Serializer<DeadLetter> serializer = Topics.DEAD_LETTERS.values().serializer();

  /** Creates a sender; the caller closes the producer. */
  public DeadLetterSender(Producer<String, byte[]> producer, InstantSource clock) {
    this(producer, clock, () -> {});
  }

  /**
   * Creates a sender; the caller closes the producer.
   *
   * @param lost called for each dead letter that Kafka rejects permanently
   */
  public DeadLetterSender(Producer<String, byte[]> producer, InstantSource clock, Runnable lost) {
    this.producer = requireNonNull(producer);
    this.clock = requireNonNull(clock);
    this.lost = requireNonNull(lost);
  }

  /**
   * Publishes one dead letter for each rejection and waits for the acknowledgements.
   *
   * @throws KafkaException when Kafka does not answer
   */
  void send(Collection<Rejection> rejections) {
    Map<Rejection, Future<?>> sent = new LinkedHashMap<>();
    for (Rejection rejection : rejections) {
      boolean isDeadLetter =
          rejection.source().partition().topic().equals(Topics.DEAD_LETTERS.name());
      LOG.warn(
          isDeadLetter
              ? "rejected {}: {}. A dead letter is not published again"
              : "rejected {}: {}. Its dead letter is in {}",
          rejection.source(),
          StorableText.fit(rejection.reason(), FieldLimits.NOTE),
          Topics.DEAD_LETTERS.name());
      if (!isDeadLetter) {
        send(rejection).ifPresent(future -> sent.put(rejection, future));
      }
    }
    sent.forEach(this::await);
  }

  private Optional<Future<?>> send(Rejection rejection) {
    try {
      return Optional.of(producer.send(letter(rejection)));
    } catch (ApiException | SerializationException e) {
      sendFailed(rejection, e);
      return Optional.empty();
    }
  }

  private void await(Rejection rejection, Future<?> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      sendFailed(rejection, requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Retries by an exception when Kafka does not answer or authentication fails for now. */
  private void sendFailed(Rejection rejection, Throwable failure) {
    boolean permanent =
        failure instanceof SerializationException
            || (failure instanceof ApiException
                && !(failure instanceof RetriableException)
                && !(failure instanceof AuthenticationException));
    if (!permanent) {
      throw new KafkaException("cannot publish dead letters", failure);
    }
    LOG.error(
        "Kafka rejects the dead letter of {} permanently: {}. The record itself is still in its"
            + " topic",
        rejection.source(),
        failure.toString());
    lost.run();
  }

  private ProducerRecord<String, byte[]> letter(Rejection rejection) {
    SinkRecord source = rejection.source();
    Instant now = clock.instant();
    DeadLetter letter =
        DeadLetter.of(
            "sink",
            rejection.reason(),
            source.partition().topic(),
            source.partition().partition(),
            source.record().offset(),
            source.key(),
            source.bytes(),
            now);
    String topic = Topics.DEAD_LETTERS.name();
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, letter.key(), serializer.serialize(topic, letter));
    CloudEventHeaders.put(record.headers(), Topics.DEAD_LETTERS, source.recordId(), now, "/sink");
    return record;
  }
}
