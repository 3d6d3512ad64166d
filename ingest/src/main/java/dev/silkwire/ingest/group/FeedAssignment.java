package dev.silkwire.ingest.group;

import dev.silkwire.contract.Feed;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
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
  private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);

  /** Who looks after the feeds. Called on one thread. */
  public interface Owner {
    /** The feed is ours, or was changed. */
    void own(int partition, Feed feed, CompressedFeedStatus.@Nullable Opened status);

    /** The feed was taken off the list. */
    void remove(int partition, String feedId, boolean hasStatus);

    /** The partition's feeds go to somebody else as soon as this returns. */
    void release(int partition);

    /** The partition's feeds went to somebody else while nothing was heard of us. */
    void lose(int partition);
  }

  private final Supplier<Consumer<String, byte[]>> members;
  private final IntFunction<FeedStates> states;
  private final GroupMembership membership;
  private final Owner owner;
  private final Thread thread = new Thread(this::run, "ingest-feeds");
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable FeedListReader reader;
  private volatile boolean healthy = true;

  /**
   * @param members makes a consumer that joins the group
   * @param states reads the states of the feeds of a partition
   */
  FeedAssignment(
      Supplier<Consumer<String, byte[]>> members,
      IntFunction<FeedStates> states,
      GroupMembership membership,
      Owner owner) {
    this.members = members;
    this.states = states;
    this.membership = membership;
    this.owner = owner;
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
    Properties alone = new Properties();
    alone.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    alone.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    alone.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    alone.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    Properties member = new Properties();
    member.putAll(alone);
    member.putAll(group(instance, sessionTimeout));
    FeedAssignment assignment =
        new FeedAssignment(
            () -> consumer(member), partition -> states(alone, partition), membership, owner);
    assignment.start();
    return assignment;
  }

  private static Map<String, Object> group(String instance, Duration sessionTimeout) {
    return Map.of(
        ConsumerConfig.CLIENT_ID_CONFIG,
        "silkwire-ingest-feeds-" + instance,
        ConsumerConfig.GROUP_ID_CONFIG,
        GROUP,
        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
        instance,
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        (int) sessionTimeout.toMillis(),
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        (int) Math.min(3_000, sessionTimeout.toMillis() / 3),
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
  }

  void start() {
    thread.start();
  }

  /** False once Kafka has refused us for good. */
  public boolean healthy() {
    return healthy;
  }

  @Override
  public void close() {
    closing.countDown();
    FeedListReader reading = reader;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        follow();
      } while (!closing.await(BEFORE_RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (WakeupException e) {
      LOG.debug("woken up to close");
    } catch (FencedInstanceIdException | AuthorizationException | UnsupportedVersionException e) {
      healthy = false;
      LOG.warn(
          "Kafka gives us no feeds, another instance of this name may run: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      healthy = false;
      LOG.error("the thread that reads the list of feeds ended, ingest stops; restart it", e);
    }
  }

  /**
   * Follows the list of feeds until this assignment is closed or the consumer fails. A broker that
   * just starts, for example, may answer with an error that the consumer does not retry itself; a
   * new consumer joins as the same member.
   */
  private void follow() {
    try (FeedListReader reading = new FeedListReader(members.get(), states, membership, owner)) {
      reader = reading;
      try {
        reading.subscribe();
        while (closing.getCount() > 0) {
          reading.poll();
        }
      } catch (KafkaException e) {
        if (isFinal(e)) {
          throw e;
        }
        LOG.warn("cannot read the list of feeds, trying again: {}", e.getMessage());
        LOG.debug("reading the list of feeds", e);
        reading.loseAll();
      }
    }
  }

  private static boolean isFinal(KafkaException e) {
    return e instanceof WakeupException
        || e instanceof FencedInstanceIdException
        || e instanceof AuthorizationException
        || e instanceof UnsupportedVersionException;
  }

  private static FeedStates states(Properties properties, int partition) {
    try (Consumer<String, byte[]> statuses = consumer(properties)) {
      return FeedStates.of(statuses, partition);
    }
  }

  private static Consumer<String, byte[]> consumer(Properties properties) {
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
