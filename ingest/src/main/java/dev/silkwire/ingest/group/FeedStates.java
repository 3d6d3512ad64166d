package dev.silkwire.ingest.group;

import dev.silkwire.contract.topic.Topics;
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
 * The newest status of each feed of a partition, as {@code news.feed-status} holds it. A status
 * that cannot be read is left out with a warning, so that its feed is polled like a new one.
 * Immutable.
 */
final class FeedStates {
  private static final Logger LOG = LoggerFactory.getLogger(FeedStates.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, CompressedFeedStatus> byFeed;

  private FeedStates(Map<String, CompressedFeedStatus> byFeed) {
    this.byFeed = byFeed;
  }

  /**
   * Reads a partition from its beginning to its current end.
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
    } catch (RuntimeException e) { // a record can hold anything
      warn(record.key(), e);
    }
  }

  /** Returns whether the feed has a status. */
  boolean has(String feedId) {
    return byFeed.containsKey(feedId);
  }

  /** Returns the status of the feed; null if there is none or it cannot be read. */
  CompressedFeedStatus.@Nullable Opened of(String feedId) {
    CompressedFeedStatus status = byFeed.get(feedId);
    try {
      return status == null ? null : status.opened();
    } catch (RuntimeException e) { // a record can hold anything
      warn(feedId, e);
      return null;
    }
  }

  private static void warn(String feedId, RuntimeException e) {
    LOG.warn(
        "The status of feed {} cannot be read; it is polled like a new feed: {}",
        feedId,
        e.getMessage());
  }
}
