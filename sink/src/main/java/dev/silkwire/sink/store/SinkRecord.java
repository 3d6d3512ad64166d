package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A record as received from Kafka, not yet validated.
 *
 * @param cluster id of the Kafka cluster
 * @param record as received
 * @param receivedAt the sink's clock when it received the record
 */
public record SinkRecord(
    String cluster, ConsumerRecord<String, byte[]> record, Instant receivedAt) {
  public SinkRecord {
    requireNonNull(cluster);
    requireNonNull(record);
    requireNonNull(receivedAt);
  }

  TopicPartition partition() {
    return new TopicPartition(record.topic(), record.partition());
  }

  @Nullable String key() {
    return record.key();
  }

  /** Returns the value; null for a tombstone. */
  byte @Nullable [] bytes() {
    return record.value();
  }

  /** Returns an id that is unique over all clusters: cluster, partition and offset. */
  String recordId() {
    return cluster + "/" + record.partition() + "/" + record.offset();
  }

  /** Returns a short single line, whatever the length and the characters of the key. */
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
