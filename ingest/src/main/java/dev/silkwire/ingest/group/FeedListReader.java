package dev.silkwire.ingest.group;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.group.FeedAssignment.Listener;
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
 * A consumer of {@code news.feeds} in the group that shares the feeds. Loads each assigned
 * partition completely, then reports its feeds and later changes to the listener. For one thread;
 * only {@link #wakeup} may be called by another.
 */
final class FeedListReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedListReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final int POLLS_UNTIL_IDLE = 150;

  private final Consumer<String, byte[]> feeds;
  private final IntFunction<FeedStates> states;
  private final GroupMembership membership;
  private final Listener listener;
  private final Map<Integer, InitialLoad> loading = new HashMap<>();
  private final Set<Integer> owned = new HashSet<>();
  private boolean joined;
  private final IdlePollCounter idlePolls = new IdlePollCounter(POLLS_UNTIL_IDLE);

  /** A partition whose existing records are being read, up to the offset {@code end}. */
  private record InitialLoad(long end, FeedStates states, Map<String, @Nullable Feed> feeds) {}

  /**
   * @param states reads the status of the feeds of a partition
   */
  FeedListReader(
      Consumer<String, byte[]> feeds,
      IntFunction<FeedStates> states,
      GroupMembership membership,
      Listener listener) {
    this.feeds = feeds;
    this.states = states;
    this.membership = membership;
    this.listener = listener;
  }

  void subscribe() {
    feeds.subscribe(List.of(Topics.FEEDS.name()), new RebalanceListener());
  }

  /** Polls the consumer once and reports changes to the listener. */
  void poll() {
    ConsumerRecords<String, byte[]> records = feeds.poll(POLL);
    membership.update(feeds.groupMetadata());
    records.forEach(this::read);
    finishLoading();
    warnIfIdle();
  }

  /** Returns whether this member has joined the group and its partitions are loaded completely. */
  boolean isLoaded() {
    return joined && loading.isEmpty();
  }

  void wakeup() {
    feeds.wakeup();
  }

  /** Reports all partitions as lost, because the consumer has failed. */
  void loseAll() {
    loading.clear();
    owned.forEach(listener::partitionLost);
    owned.clear();
  }

  @Override
  public void close() {
    feeds.close(CloseOptions.timeout(CLOSE_TIMEOUT));
  }

  /** Warns if there are more instances than partitions, so that this one has none. */
  private void warnIfIdle() {
    if (idlePolls.reachesLimit(feeds.assignment().isEmpty())) {
      LOG.warn(
          "This instance has no feeds, because other instances own all {} partitions of {}. It"
              + " takes over when one of them stops. docs/operating.md describes how to add"
              + " partitions.",
          feeds.partitionsFor(Topics.FEEDS.name()).size(),
          Topics.FEEDS.name());
    }
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    Feed feed = value(Topics.FEEDS, record);
    InitialLoad load = loading.get(record.partition());
    if (load != null) {
      load.feeds().put(record.key(), feed);
    } else if (feed != null) {
      listener.feedAssigned(record.partition(), feed, null);
    } else if (record.value() == null) {
      listener.feedRemoved(record.partition(), record.key(), true);
    }
  }

  /**
   * Reports the feeds of partitions that are loaded completely, so that feeds removed later in the
   * log are never polled.
   */
  private void finishLoading() {
    for (TopicPartition partition : feeds.assignment()) {
      InitialLoad load = loading.get(partition.partition());
      if (load != null && feeds.position(partition) >= load.end()) {
        loading.remove(partition.partition());
        report(partition.partition(), load);
      }
    }
  }

  private void report(int partition, InitialLoad load) {
    load.feeds()
        .forEach(
            (id, feed) -> {
              if (feed == null) {
                listener.feedRemoved(partition, id, load.states().has(id));
              } else {
                listener.feedAssigned(partition, feed, load.states().of(id));
              }
            });
    LOG.info(
        "Partition {} of {} assigned: {} feeds",
        partition,
        Topics.FEEDS.name(),
        load.feeds().size());
  }

  private static <V> @Nullable V value(Topic<V> topic, ConsumerRecord<String, byte[]> record) {
    try {
      return topic.values().deserializer().deserialize(topic.name(), record.value());
    } catch (SerializationException e) {
      LOG.warn(
          "Record {} of {} is invalid and skipped; write it again: {}",
          record.key(),
          topic.name(),
          e.getMessage());
      return null;
    }
  }

  private final class RebalanceListener implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      joined = true;
      partitions.forEach(p -> owned.add(p.partition()));
      feeds.seekToBeginning(partitions);
      BiConsumer<TopicPartition, Long> startLoading =
          (p, end) ->
              loading.put(
                  p.partition(),
                  new InitialLoad(end, states.apply(p.partition()), new LinkedHashMap<>()));
      feeds.endOffsets(partitions).forEach(startLoading);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      membership.update(feeds.groupMetadata());
      for (TopicPartition partition : partitions) {
        loading.remove(partition.partition());
        owned.remove(partition.partition());
        listener.partitionRevoked(partition.partition());
      }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      joined = false;
      LOG.warn(
          "The session of this instance has expired; other instances own the feeds of {} now",
          partitions);
      for (TopicPartition partition : partitions) {
        loading.remove(partition.partition());
        owned.remove(partition.partition());
        listener.partitionLost(partition.partition());
      }
    }
  }
}
