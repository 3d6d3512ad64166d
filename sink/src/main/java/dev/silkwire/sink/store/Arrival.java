package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came from Kafka, before anything is believed of it.
 *
 * @param cluster id of the Kafka cluster
 * @param record as received
 */
public record Arrival(String cluster, ConsumerRecord<String, byte[]> record) {
  public Arrival {
    requireNonNull(cluster);
    requireNonNull(record);
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

  @Override
  public String toString() {
    return partition() + "@" + record.offset() + " with key " + key();
  }
}
