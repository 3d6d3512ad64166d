package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.Topics;
import dev.silkwire.sink.store.Reading.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what cannot be stored to the dead letters and waits until Kafka has it. A dead letter that
 * cannot be stored is not sent again: it would come back for ever. For one thread.
 */
public final class DeadLetterSender {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSender.class);

  private final Producer<String, byte[]> producer;
  private final InstantSource clock;
  private final Serializer<DeadLetter> serializer = Topics.DEAD_LETTERS.values().serializer();

  /** Sends with the producer, which stays the caller's to close. */
  public DeadLetterSender(Producer<String, byte[]> producer, InstantSource clock) {
    this.producer = requireNonNull(producer);
    this.clock = requireNonNull(clock);
  }

  /**
   * Sends all of them.
   *
   * @throws KafkaException when Kafka does not take them
   */
  void send(Collection<Refusal> refusals) {
    List<Future<?>> sent = new ArrayList<>();
    for (Refusal refusal : refusals) {
      LOG.warn(
          "{} is refused: {}. The record is in {}",
          refusal.arrival(),
          refusal.reason(),
          Topics.DEAD_LETTERS.name());
      if (!refusal.arrival().partition().topic().equals(Topics.DEAD_LETTERS.name())) {
        sent.add(producer.send(letter(refusal)));
      }
    }
    sent.forEach(DeadLetterSender::await);
  }

  private ProducerRecord<String, byte[]> letter(Refusal refusal) {
    Arrival arrival = refusal.arrival();
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
        new ProducerRecord<>(topic, arrival.key(), serializer.serialize(topic, letter));
    CloudEventHeaders.put(record.headers(), Topics.DEAD_LETTERS, arrival.recordId(), now, "/sink");
    return record;
  }

  private static void await(Future<?> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka does not take dead letters", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
