package dev.silkwire.ingest.group;

import dev.silkwire.contract.Topics;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest states of a partition's feeds, as {@code news.feed-status} holds them. A state that
 * cannot be read is left out with a warning: its feed starts anew. Immutable.
 */
final class FeedStates {
  private static final Logger LOG = LoggerFactory.getLogger(FeedStates.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, CompressedFeedStatus> byFeed;

  private FeedStates(Map<String, CompressedFeedStatus> byFeed) {
    this.byFeed = byFeed;
  }

  /**
   * Reads a partition from its beginning to where it ends now.
   *
   * @param consumer without an assignment
   */
  static FeedStates of(Consumer<String, byte[]> consumer, int number) {
    TopicPartition partition = new TopicPartition(Topics.FEED_STATUS.name(), number);
    Map<String, CompressedFeedStatus> statuses = new HashMap<>();
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    Long end = consumer.endOffsets(List.of(partition)).get(partition);
    while (end != null && consumer.position(partition) < end) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        put(statuses, record);
      }
    }
    return new FeedStates(statuses);
  }

  private static void put(
      Map<String, CompressedFeedStatus> statuses, ConsumerRecord<String, byte[]> record) {
    statuses.remove(record.key());
    try {
      if (record.value() != null) {
        statuses.put(record.key(), CompressedFeedStatus.ofJson(record.value()));
      }
    } catch (RuntimeException e) { // a state may hold anything
      lost(record.key(), e);
    }
  }

  /** Whether there is a state of the feed. */
  boolean has(String feedId) {
    return byFeed.containsKey(feedId);
  }

  /** The state of the feed; null where there is none that can be read. */
  CompressedFeedStatus.@Nullable Opened of(String feedId) {
    CompressedFeedStatus status = byFeed.get(feedId);
    try {
      return status == null ? null : status.opened();
    } catch (RuntimeException e) { // a state may hold anything
      lost(feedId, e);
      return null;
    }
  }

  private static void lost(String feedId, RuntimeException e) {
    LOG.warn("the state of feed {} is lost, it starts anew: {}", feedId, e.getMessage());
  }
}
