package dev.silkwire.ingest.group;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import dev.silkwire.ingest.group.FeedAssignment.Owner;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code news.feeds} as a member of the group, with one consumer, and hands the feeds of
 * its partitions to their owner. For one thread; only {@link #wakeup} may be called by another.
 */
final class FeedListReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedListReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final int POLLS_UNTIL_IDLE = 150;

  private final Consumer<String, byte[]> feeds;
  private final IntFunction<FeedStates> states;
  private final GroupMembership membership;
  private final Owner owner;
  private final Map<Integer, Beginning> beginnings = new HashMap<>();
  private final Set<Integer> owned = new HashSet<>();
  private final Idleness idleness = new Idleness(POLLS_UNTIL_IDLE);

  /** A partition whose past is still being read. */
  private record Beginning(long end, FeedStates states, Map<String, @Nullable Feed> feeds) {}

  /**
   * @param states reads the states of the feeds of a partition
   */
  FeedListReader(
      Consumer<String, byte[]> feeds,
      IntFunction<FeedStates> states,
      GroupMembership membership,
      Owner owner) {
    this.feeds = feeds;
    this.states = states;
    this.membership = membership;
    this.owner = owner;
  }

  void subscribe() {
    feeds.subscribe(List.of(Topics.FEEDS.name()), new Listener());
  }

  /** Reads what is new, and takes over or releases partitions. */
  void poll() {
    ConsumerRecords<String, byte[]> records = feeds.poll(POLL);
    membership.heard(feeds.groupMetadata());
    records.forEach(this::read);
    finishBeginnings();
    noticeIdleness();
  }

  void wakeup() {
    feeds.wakeup();
  }

  /** Gives up all partitions at once, because the consumer has failed. */
  void loseAll() {
    beginnings.clear();
    owned.forEach(owner::lose);
    owned.clear();
  }

  @Override
  public void close() {
    feeds.close(CloseOptions.timeout(CLOSING));
  }

  /** More instances than partitions: the last ones wait for another to fail. */
  private void noticeIdleness() {
    if (idleness.isNews(feeds.assignment().isEmpty())) {
      LOG.warn(
          "this instance has no feeds: other instances have all {} partitions of {} and it takes"
              + " over when one of them stops; docs/operating.md says how to share among more",
          feeds.partitionsFor(Topics.FEEDS.name()).size(),
          Topics.FEEDS.name());
    }
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    Feed feed = value(Topics.FEEDS, record);
    Beginning beginning = beginnings.get(record.partition());
    if (beginning != null) {
      beginning.feeds().put(record.key(), feed);
    } else if (feed != null) {
      owner.own(record.partition(), feed, null);
    } else if (record.value() == null) {
      owner.remove(record.partition(), record.key(), true);
    }
  }

  /** Hands over a partition's feeds once its past is read: what was taken back is never polled. */
  private void finishBeginnings() {
    for (TopicPartition partition : feeds.assignment()) {
      Beginning beginning = beginnings.get(partition.partition());
      if (beginning != null && feeds.position(partition) >= beginning.end()) {
        beginnings.remove(partition.partition());
        handOver(partition.partition(), beginning);
      }
    }
  }

  private void handOver(int partition, Beginning beginning) {
    beginning
        .feeds()
        .forEach(
            (id, feed) -> {
              if (feed == null) {
                owner.remove(partition, id, beginning.states().has(id));
              } else {
                owner.own(partition, feed, beginning.states().of(id));
              }
            });
    LOG.info("partition {} of the feeds is ours: {} feeds", partition, beginning.feeds().size());
  }

  private static <V> @Nullable V value(Topic<V> topic, ConsumerRecord<String, byte[]> record) {
    try {
      return topic.values().deserializer().deserialize(topic.name(), record.value());
    } catch (SerializationException e) {
      LOG.warn(
          "record {} of {} is left out, write it again: {}",
          record.key(),
          topic.name(),
          e.getMessage());
      return null;
    }
  }

  private final class Listener implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      partitions.forEach(p -> owned.add(p.partition()));
      feeds.seekToBeginning(partitions);
      BiConsumer<TopicPartition, Long> begin =
          (p, end) ->
              beginnings.put(
                  p.partition(),
                  new Beginning(end, states.apply(p.partition()), new LinkedHashMap<>()));
      feeds.endOffsets(partitions).forEach(begin);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      membership.heard(feeds.groupMetadata());
      for (TopicPartition partition : partitions) {
        beginnings.remove(partition.partition());
        owned.remove(partition.partition());
        owner.release(partition.partition());
      }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      LOG.warn("nothing was heard of us for too long: the feeds of {} went to others", partitions);
      for (TopicPartition partition : partitions) {
        beginnings.remove(partition.partition());
        owned.remove(partition.partition());
        owner.lose(partition.partition());
      }
    }
  }
}
