package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.StorableText;
import dev.silkwire.contract.Topics;
import dev.silkwire.sink.store.DecodedRecord.Refusal;
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
 * Sends what cannot be stored to the dead letters and waits until Kafka has it. A dead letter that
 * cannot be stored is not sent again: it would come back for ever. One that Kafka will never accept
 * is logged and counted, and the loop goes on. For one thread.
 */
public final class DeadLetterSender {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSender.class);

  private final Producer<String, byte[]> producer;
  private final InstantSource clock;
  private final Runnable lost;
  private final Serializer<DeadLetter> serializer = Topics.DEAD_LETTERS.values().serializer();

  /** Sends with the producer, which stays the caller's to close. */
  public DeadLetterSender(Producer<String, byte[]> producer, InstantSource clock) {
    this(producer, clock, () -> {});
  }

  /**
   * Sends with the producer, which stays the caller's to close.
   *
   * @param lost runs for each dead letter that Kafka will never accept
   */
  public DeadLetterSender(Producer<String, byte[]> producer, InstantSource clock, Runnable lost) {
    this.producer = requireNonNull(producer);
    this.clock = requireNonNull(clock);
    this.lost = requireNonNull(lost);
  }

  /**
   * Sends all of them.
   *
   * @throws KafkaException when Kafka is away
   */
  void send(Collection<Refusal> refusals) {
    Map<Refusal, Future<?>> sent = new LinkedHashMap<>();
    for (Refusal refusal : refusals) {
      boolean again = refusal.arrival().partition().topic().equals(Topics.DEAD_LETTERS.name());
      LOG.warn(
          again ? "{} is refused: {}. It is not sent again" : "{} is refused: {}. See {}",
          refusal.arrival(),
          StorableText.fit(refusal.reason(), FieldLimits.NOTE),
          Topics.DEAD_LETTERS.name());
      if (!again) {
        send(refusal).ifPresent(future -> sent.put(refusal, future));
      }
    }
    sent.forEach(this::await);
  }

  private Optional<Future<?>> send(Refusal refusal) {
    try {
      return Optional.of(producer.send(letter(refusal)));
    } catch (ApiException | SerializationException e) {
      notAccepted(refusal, e);
      return Optional.empty();
    }
  }

  private void await(Refusal refusal, Future<?> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      notAccepted(refusal, requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Only a Kafka that is away, or does not know us for now, is waited for. */
  private void notAccepted(Refusal refusal, Throwable failure) {
    boolean forGood =
        failure instanceof SerializationException
            || (failure instanceof ApiException
                && !(failure instanceof RetriableException)
                && !(failure instanceof AuthenticationException));
    if (!forGood) {
      throw new KafkaException("Kafka does not accept dead letters", failure);
    }
    LOG.error(
        "Kafka will never accept the dead letter of {}: {}. The record itself stays in its topic",
        refusal.arrival(),
        failure.toString());
    lost.run();
  }

  private ProducerRecord<String, byte[]> letter(Refusal refusal) {
    SinkRecord arrival = refusal.arrival();
    Instant now = clock.instant();
    DeadLetter letter =
        DeadLetter.of(
            "sink",
            refusal.reason(),
            arrival.partition().topic(),
            arrival.partition().partition(),
            arrival.record().offset(),
            arrival.key(),
            arrival.bytes(),
            now);
    String topic = Topics.DEAD_LETTERS.name();
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, letter.key(), serializer.serialize(topic, letter));
    CloudEventHeaders.put(record.headers(), Topics.DEAD_LETTERS, arrival.recordId(), now, "/sink");
    return record;
  }
}
