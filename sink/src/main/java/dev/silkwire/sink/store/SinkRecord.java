package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.StorableText;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came from Kafka, before anything is believed of it.
 *
 * @param cluster id of the Kafka cluster
 * @param record as received
 * @param receivedAt the sink's clock when it read the record
 */
public record SinkRecord(
    String cluster, ConsumerRecord<String, byte[]> record, Instant receivedAt) {
  public SinkRecord {
    requireNonNull(cluster);
    requireNonNull(record);
    requireNonNull(receivedAt);
  }

  /** Where it came from. */
  TopicPartition partition() {
    return new TopicPartition(record.topic(), record.partition());
  }

  /** Its key, or null. */
  @Nullable String key() {
    return record.key();
  }

  /** Its value; null for a tombstone. */
  byte @Nullable [] bytes() {
    return record.value();
  }

  /** A name for this very record, unlike any other's. */
  String recordId() {
    return cluster + "/" + record.partition() + "/" + record.offset();
  }

  /** One line: the key may hold line feeds or a megabyte. */
  @Override
  public String toString() {
    String key = key();
    String shown =
        key == null
            ? "no key"
            : "key " + StorableText.fit(key, FieldLimits.ID).replaceAll("\\s", " ");
    return partition() + "@" + record.offset() + " with " + shown;
  }
}
