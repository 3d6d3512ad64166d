package dev.silkwire.ingest.group;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.error.KafkaErrors;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feeds assigned to this instance: those in the partitions of {@code news.feeds} that Kafka's
 * consumer group protocol assigns to it, each with its status from the same partition of {@code
 * news.feed-status}. Both topics are read from the beginning at every assignment; no offsets are
 * committed. Thread-safe: one thread owns the consumer.
 */
public final class FeedAssignment implements AutoCloseable {
  /** Id of the consumer group. */
  public static final String GROUP = "silkwire-ingest";

  private static final Logger LOG = LoggerFactory.getLogger(FeedAssignment.class);
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

  /** Twice the default session timeout: the time that a rebalance may take. */
  private static final Duration NO_ASSIGNMENT_LIMIT = Duration.ofSeconds(60);

  /** Receives changes of the assignment, on a single thread. */
  public interface Listener {
    /**
     * Called for each feed of a newly assigned partition, and when the definition of a feed has
     * changed.
     */
    void feedAssigned(int partition, Feed feed, CompressedFeedStatus.@Nullable Opened status);

    /** Called when a feed has been removed from the list of feeds. */
    void feedRemoved(int partition, String feedId, boolean hasStatus);

    /**
     * Called before the partition is assigned to another instance, which happens after this method
     * returns.
     */
    void partitionRevoked(int partition);

    /**
     * Called when another instance may own the partition already, because the session of this one
     * has expired.
     */
    void partitionLost(int partition);
  }

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final IntFunction<FeedStates> states;
  private final GroupMembership membership;
  private final Listener listener;
  private final InstantSource clock;
  private final Thread thread = new Thread(this::run, "ingest-feeds");
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable FeedListReader reader;
  private volatile boolean healthy = true;
  private volatile @Nullable String problem;

  /** Since when this instance has had no loaded assignment; null while it has one. */
  private volatile @Nullable Instant unassignedSince;

  /**
   * @param consumers creates consumers that join the group
   * @param states reads the status of the feeds of a partition
   */
  FeedAssignment(
      Supplier<Consumer<String, byte[]>> consumers,
      IntFunction<FeedStates> states,
      GroupMembership membership,
      Listener listener,
      InstantSource clock) {
    this.consumers = consumers;
    this.states = states;
    this.membership = membership;
    this.listener = listener;
    this.clock = clock;
    this.unassignedSince = clock.instant();
  }

  /**
   * Joins the group and notifies the listener from then on.
   *
   * @param sessionTimeout time without a heartbeat after which the feeds are assigned to other
   *     instances
   * @param membership is updated with each change of the group
   * @param metrics registers the meters of each consumer that joins the group
   */
  public static FeedAssignment start(
      KafkaConnection kafka,
      String instance,
      Duration sessionTimeout,
      GroupMembership membership,
      Listener listener,
      java.util.function.Consumer<Consumer<?, ?>> metrics,
      InstantSource clock) {
    Map<String, Object> common =
        kafka.settings(
            Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                "false",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"));
    Map<String, Object> member = new HashMap<>(common);
    member.putAll(group(instance, sessionTimeout));
    FeedAssignment assignment =
        new FeedAssignment(
            () -> measured(consumer(member), metrics),
            partition -> states(common, partition),
            membership,
            listener,
            clock);
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

  /** Returns false after Kafka has rejected this instance permanently. */
  public boolean healthy() {
    return healthy;
  }

  /**
   * Returns why the feeds of this instance are unknown: the list of feeds cannot be read, or the
   * group has not assigned any partitions for a minute. An assignment may be empty, when other
   * instances own all partitions.
   */
  public Optional<String> problem() {
    return Optional.ofNullable(problem).or(this::unassigned);
  }

  private Optional<String> unassigned() {
    Instant since = unassignedSince;
    Instant now = clock.instant();
    return since == null || since.plus(NO_ASSIGNMENT_LIMIT).isAfter(now)
        ? Optional.empty()
        : Optional.of(
            "group %s has not assigned feeds to this instance for %d s"
                .formatted(GROUP, Duration.between(since, now).toSeconds()));
  }

  @Override
  public void close() {
    closing.countDown();
    FeedListReader current = reader;
    if (current != null) {
      current.wakeup();
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
      } while (!closing.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (WakeupException | InterruptException e) {
      LOG.debug("the thread was asked to end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      healthy = false;
      if (e instanceof KafkaException cause && KafkaErrors.isFatal(cause)) {
        LOG.warn(
            "Kafka does not let this instance join group {}: {}. Ingest stops. Another instance may"
                + " have the same name.",
            GROUP,
            e.getMessage());
      } else {
        LOG.error(
            "The thread that reads the list of feeds has ended. Ingest stops; restart it.", e);
      }
    }
  }

  /**
   * Follows the list of feeds until this assignment is closed or the consumer fails. The consumer
   * does not retry all errors, such as some of a broker that is starting. After a failure a new
   * consumer joins the group as the same member.
   */
  private void follow() {
    try (FeedListReader current =
        new FeedListReader(consumers.get(), states, membership, listener)) {
      reader = current;
      try {
        current.subscribe();
        while (closing.getCount() > 0) {
          current.poll();
          noteAssignment(current.isLoaded());
        }
      } catch (KafkaException e) {
        if (KafkaErrors.isFatal(e)) {
          throw e;
        }
        report("the list of feeds cannot be read: " + KafkaErrors.reason(e));
        LOG.debug("cannot read the list of feeds", e);
        current.loseAll();
      }
    }
  }

  private void noteAssignment(boolean loaded) {
    if (loaded) {
      problem = null;
      unassignedSince = null;
    } else if (unassignedSince == null) {
      unassignedSince = clock.instant();
    }
  }

  /** Logs the problem once, not at each attempt. */
  private void report(String reason) {
    if (!reason.equals(problem)) {
      LOG.warn("Ingest retries every {} s: {}", RETRY_DELAY.toSeconds(), reason);
      problem = reason;
    }
  }

  private static FeedStates states(Map<String, Object> properties, int partition) {
    try (Consumer<String, byte[]> statuses = consumer(properties)) {
      return FeedStates.of(statuses, partition);
    }
  }

  private static Consumer<String, byte[]> measured(
      Consumer<String, byte[]> consumer, java.util.function.Consumer<Consumer<?, ?>> metrics) {
    metrics.accept(consumer);
    return consumer;
  }

  private static Consumer<String, byte[]> consumer(Map<String, Object> properties) {
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
