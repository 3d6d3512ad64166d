package dev.silkwire.ingest.group;

import dev.silkwire.contract.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Our place in the group that shares the feeds, as last heard of. A transaction that shows it is
 * refused once the group has gone on without us: whoever slept through his session learns so before
 * anybody reads what he wrote (KIP-447). Thread-safe.
 */
public final class GroupMembership {
  /** Kafka checks a membership where offsets are committed; this offset nobody reads. */
  private static final Map<TopicPartition, OffsetAndMetadata> TOKEN =
      Map.of(new TopicPartition(Topics.FEEDS.name(), 0), new OffsetAndMetadata(0));

  private volatile @Nullable ConsumerGroupMetadata heard;

  /** The group's latest word, before any feed is taken or given up by it. */
  public void heard(ConsumerGroupMetadata metadata) {
    heard = metadata;
  }

  /**
   * Makes the transaction fail unless we are still in the group as then.
   *
   * @param then the word by which it was seen that the feeds written of are ours
   * @throws CommitFailedException when the group has gone on
   */
  public static void fence(Producer<?, ?> producer, @Nullable ConsumerGroupMetadata then) {
    if (then == null) {
      throw new CommitFailedException("not in the group that shares the feeds");
    }
    producer.sendOffsetsToTransaction(TOKEN, then);
  }

  /** The latest word; null before the first. */
  public @Nullable ConsumerGroupMetadata latest() {
    return heard;
  }
}
