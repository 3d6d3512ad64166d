package dev.silkwire.ingest.group;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import dev.silkwire.ingest.feed.PackedStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which feeds are ours: those in the partitions of {@code news.feeds} that Kafka's group protocol
 * gives us, each with the state that the same partition of {@code news.feed-status} holds. Both are
 * read from their beginning at every assignment; nothing is committed.
 */
public final class FeedAssignment implements AutoCloseable {
  /** The group's name in Kafka. */
  public static final String GROUP = "silkwire-ingest";

  private static final Logger LOG = LoggerFactory.getLogger(FeedAssignment.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int POLLS_UNTIL_IDLE = 150;

  /** Who looks after the feeds. Called on one thread. */
  public interface Owner {
    /** The feed is ours, or was changed. */
    void own(int partition, Feed feed, PackedStatus.@Nullable Opened status);

    /** The feed was taken off the list. */
    void remove(int partition, String feedId, boolean hasStatus);

    /** The partition's feeds go to somebody else as soon as this returns. */
    void release(int partition);

    /** The partition's feeds went to somebody else while nothing was heard of us. */
    void lose(int partition);
  }

  private final Properties properties;
  private final GroupMembership membership;
  private final Owner owner;
  private final Consumer<String, byte[]> feeds;
  private final Thread thread = new Thread(this::run, "ingest-feeds");
  private final Map<Integer, Beginning> beginnings = new HashMap<>();
  private final Idleness idleness = new Idleness(POLLS_UNTIL_IDLE);
  private volatile boolean closing;
  private volatile boolean healthy = true;

  /** A partition whose past is still being read. */
  private record Beginning(long end, FeedStates states, Map<String, @Nullable Feed> feeds) {}

  private FeedAssignment(
      Properties properties,
      String instance,
      Duration sessionTimeout,
      GroupMembership membership,
      Owner owner) {
    this.properties = properties;
    this.membership = membership;
    this.owner = owner;
    Properties group = new Properties();
    group.putAll(properties);
    group.put(ConsumerConfig.CLIENT_ID_CONFIG, "silkwire-ingest-feeds-" + instance);
    group.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    group.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    group.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) sessionTimeout.toMillis());
    group.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        (int) Math.min(3_000, sessionTimeout.toMillis() / 3));
    group.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    this.feeds = consumer(group);
  }

  /**
   * Joins the group; the owner hears of feeds from then on.
   *
   * @param sessionTimeout of silence, after which its feeds are given to others
   * @param membership is kept up to date
   */
  public static FeedAssignment start(
      String bootstrap,
      String instance,
      Duration sessionTimeout,
      GroupMembership membership,
      Owner owner) {
    Properties p = new Properties();
    p.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    p.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    p.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    FeedAssignment assignment = new FeedAssignment(p, instance, sessionTimeout, membership, owner);
    assignment.thread.start();
    return assignment;
  }

  /** False once Kafka has refused us for good. */
  public boolean healthy() {
    return healthy;
  }

  @Override
  public void close() {
    closing = true;
    feeds.wakeup();
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (feeds) {
      feeds.subscribe(List.of(Topics.FEEDS.name()), new Listener());
      while (!closing) {
        ConsumerRecords<String, byte[]> records = feeds.poll(POLL);
        membership.heard(feeds.groupMetadata());
        records.forEach(this::read);
        finishBeginnings();
        noticeIdleness();
      }
    } catch (WakeupException e) {
      LOG.debug("woken up to close");
    } catch (FencedInstanceIdException | AuthorizationException e) {
      healthy = false;
      LOG.warn(
          "Kafka gives us no feeds, another instance of this name may run: {}", e.getMessage());
    } catch (KafkaException e) {
      healthy = false;
      LOG.warn("the list of feeds cannot be read any more, ingest stops: {}", e.getMessage());
      LOG.debug("reading feeds", e);
    } catch (RuntimeException | Error e) {
      healthy = false;
      LOG.error("the thread that reads the list of feeds ended, ingest stops; restart it", e);
    }
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

  private FeedStates states(TopicPartition feeds) {
    try (Consumer<String, byte[]> statuses = consumer(properties)) {
      return FeedStates.of(statuses, feeds.partition());
    }
  }

  private static Consumer<String, byte[]> consumer(Properties properties) {
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private final class Listener implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      feeds.seekToBeginning(partitions);
      BiConsumer<TopicPartition, Long> begin =
          (p, end) ->
              beginnings.put(p.partition(), new Beginning(end, states(p), new LinkedHashMap<>()));
      feeds.endOffsets(partitions).forEach(begin);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      membership.heard(feeds.groupMetadata());
      for (TopicPartition partition : partitions) {
        beginnings.remove(partition.partition());
        owner.release(partition.partition());
      }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      LOG.warn("nothing was heard of us for too long: the feeds of {} went to others", partitions);
      for (TopicPartition partition : partitions) {
        beginnings.remove(partition.partition());
        owner.lose(partition.partition());
      }
    }
  }
}
