package dev.silkwire.contract.topic;

import org.jspecify.annotations.Nullable;

/**
 * How topics are created that do not exist yet.
 *
 * @param partitions number of partitions of a topic, unless the contract requires one
 * @param replication number of copies of each partition; null for the broker's default
 */
public record TopicLayout(int partitions, @Nullable Integer replication) {
  /** Four partitions, and the broker's number of copies. */
  public static final TopicLayout DEFAULT = new TopicLayout(4, null);

  public TopicLayout {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be at least 1, not " + partitions);
    }
    if (replication != null && (replication < 1 || replication > Short.MAX_VALUE)) {
      throw new IllegalArgumentException("replication must be at least 1, not " + replication);
    }
  }

  /** Returns the number of partitions of a new topic. */
  int partitions(Topic<?> topic) {
    return topic.partitions() == 1 ? 1 : partitions;
  }
}
