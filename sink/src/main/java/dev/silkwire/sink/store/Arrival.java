package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came from Kafka, before anything is believed of it.
 *
 * @param cluster id of the Kafka cluster
 * @param partition of the topic it came from
 * @param offset in that partition
 * @param key null when it had none
 * @param bytes the value; null for a tombstone
 */
public record Arrival(
    String cluster,
    TopicPartition partition,
    long offset,
    @Nullable String key,
    byte @Nullable [] bytes) {
  public Arrival {
    requireNonNull(cluster);
    requireNonNull(partition);
  }

  /** A name for this very record, unlike any other's. */
  public String recordId() {
    return cluster + "/" + partition.partition() + "/" + offset;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Arrival that
        && cluster.equals(that.cluster)
        && partition.equals(that.partition)
        && offset == that.offset
        && Objects.equals(key, that.key)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(cluster, partition, offset);
  }

  @Override
  public String toString() {
    return partition + "@" + offset + " key " + key;
  }
}
