package dev.silkwire.ingest.group;

import dev.silkwire.contract.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The membership of this instance in the consumer group that shares the feeds. A transaction that
 * includes it fails if the group has been rebalanced since, so that an instance that was suspended
 * beyond its session cannot write (KIP-447). Thread-safe: one volatile field.
 */
public final class GroupMembership {
  /** Kafka checks the membership when offsets are committed. This offset is never read. */
  private static final Map<TopicPartition, OffsetAndMetadata> TOKEN =
      Map.of(new TopicPartition(Topics.FEEDS.name(), 0), new OffsetAndMetadata(0));

  private volatile @Nullable ConsumerGroupMetadata latest;

  /**
   * Sets the current membership. Must be called before feeds are assigned or revoked accordingly.
   */
  public void update(ConsumerGroupMetadata metadata) {
    latest = metadata;
  }

  /**
   * Makes the current transaction fail unless the group is unchanged.
   *
   * @param seen the membership at the time at which the feeds were checked to be owned
   * @throws CommitFailedException if this instance is not a member or the group has changed
   */
  public static void fence(Producer<?, ?> producer, @Nullable ConsumerGroupMetadata seen) {
    if (seen == null) {
      throw new CommitFailedException(
          "this instance is not a member of the group that shares the feeds");
    }
    producer.sendOffsetsToTransaction(TOKEN, seen);
  }

  /** Returns the current membership; null before the first. */
  public @Nullable ConsumerGroupMetadata latest() {
    return latest;
  }
}
