package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of one database transaction, with the offsets that it advances.
 *
 * @param cluster id of the Kafka cluster
 * @param advances by partition, in the same order for all writers, which prevents deadlocks
 * @param records in the order of their offsets within each partition
 */
public record Batch(
    String cluster, Map<TopicPartition, OffsetAdvance> advances, List<DecodedRecord> records) {
  /**
   * The advance of one partition's offset.
   *
   * @param expected the offset that the database must hold before
   * @param next the offset that it holds afterwards
   */
  public record OffsetAdvance(long expected, long next) {
    public OffsetAdvance {
      if (next < 0) {
        throw new IllegalArgumentException("offset must not be negative, but is " + next);
      }
    }
  }

  public Batch {
    requireNonNull(cluster);
    records = List.copyOf(records);
    TreeMap<TopicPartition, OffsetAdvance> sorted =
        new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    sorted.putAll(advances);
    advances = Collections.unmodifiableMap(sorted);
  }
}
