package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What goes into the database in one transaction: readings, and how far each partition moves on.
 *
 * @param cluster id of the Kafka cluster
 * @param spans by partition, in an order that all writers share
 * @param readings in the order of arrival within each partition
 */
public record Batch(String cluster, Map<TopicPartition, Span> spans, List<DecodedRecord> readings) {
  /**
   * How far a partition moves on.
   *
   * @param expected the offset that the database must hold
   * @param next the offset that it holds then
   */
  public record Span(long expected, long next) {
    public Span {
      if (next < 0) {
        throw new IllegalArgumentException("there is no offset " + next);
      }
    }
  }

  public Batch {
    requireNonNull(cluster);
    readings = List.copyOf(readings);
    TreeMap<TopicPartition, Span> sorted =
        new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    sorted.putAll(spans);
    spans = Collections.unmodifiableMap(sorted);
  }
}
