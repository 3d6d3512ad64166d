package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.error.KafkaErrors;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.TopicSetup;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseUnusable;
import dev.silkwire.sink.store.DeadLetterSender;
import dev.silkwire.sink.store.Offsets;
import dev.silkwire.sink.store.Retention;
import dev.silkwire.sink.store.Store;
import dev.silkwire.sink.store.Table;
import dev.silkwire.sink.store.Tables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that waits for Kafka and then runs a {@link SinkLoop} until {@link #close()}.
 * Thread-safe: what threads share is final, volatile or a latch.
 */
final class LoopThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration LAST_BATCH_TIMEOUT = Duration.ofSeconds(20);

  private final SinkConfig config;
  private final int number;
  private final Database database;
  private final Progress progress;
  private final SinkMetrics metrics;
  private final InstantSource clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable SinkLoop loop;
  private boolean warnedOfKafka;

  private LoopThread(
      SinkConfig config,
      int number,
      Database database,
      Progress progress,
      SinkMetrics metrics,
      InstantSource clock) {
    this.config = requireNonNull(config);
    this.number = number;
    this.thread = new Thread(this::run, "silkwire-sink-" + number);
    this.database = requireNonNull(database);
    this.progress = requireNonNull(progress);
    this.metrics = requireNonNull(metrics);
    this.clock = requireNonNull(clock);
  }

  /**
   * Starts the thread.
   *
   * @param number of this loop in its process, from 0; only loop 0 deletes rows by retention
   */
  static LoopThread start(
      SinkConfig config,
      int number,
      Database database,
      Progress progress,
      SinkMetrics metrics,
      InstantSource clock) {
    LoopThread loopThread = new LoopThread(config, number, database, progress, metrics, clock);
    loopThread.thread.start();
    return loopThread;
  }

  private void run() {
    try {
      BackOff backOff = new BackOff();
      while (!consume()) {
        if (closing.await(backOff.nextDelay().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("interrupted while waiting for Kafka", e);
    } catch (FencedInstanceIdException e) {
      fail(
          "another sink runs as instance '"
              + config.instance()
              + "'; give each sink its own sink.instance",
          e);
    } catch (KafkaException | TopicSetup.TopicMismatch e) {
      fail(String.valueOf(e.getMessage()), e);
    } catch (DatabaseUnusable e) {
      fail(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException | Error e) {
      LOG.error("the sink has stopped: internal error", e);
      progress.failed("internal error of the sink: " + e);
    }
  }

  /**
   * Consumes the topics until the sink is closed. Returns false when the consumer failed with an
   * error that passes but that it does not retry itself, such as that of a group coordinator that
   * is still starting. A new consumer then joins as the same member and resumes at the offsets in
   * the database.
   */
  private boolean consume() {
    try {
      String cluster = cluster();
      if (cluster != null) {
        run(cluster);
      }
      return true;
    } catch (KafkaException e) {
      if (KafkaErrors.isFatal(e)) {
        throw e;
      }
      String reason = KafkaErrors.reason(e);
      progress.problem("cannot consume the topics: " + reason);
      LOG.warn("cannot consume the topics: {}. Retrying with a new consumer", reason);
      LOG.debug("cannot consume the topics", e);
      return false;
    }
  }

  /** Returns the group instance id, which stays the same after a restart. */
  private String member() {
    String instance = config.group() + "-" + config.instance();
    return number == 0 ? instance : instance + "-" + number;
  }

  private void fail(String reason, RuntimeException failure) {
    LOG.error("the sink has stopped: {}", reason);
    LOG.debug("the sink has stopped", failure);
    progress.failed(reason);
  }

  private void run(String cluster) {
    Consumer<String, byte[]> consumer = KafkaClients.consumer(config, member());
    Producer<String, byte[]> producer = KafkaClients.producer(config, member());
    Admin admin = KafkaClients.admin(config, member());
    Runnable removeMeters = metrics.clients(consumer, producer);
    try {
      TopicIds topicIds =
          KafkaClients.topicIds(
              admin, Tables.ALL.stream().map(table -> table.topic().name()).toList());
      Store store =
          new Store(
              database,
              new Offsets(clock),
              new DeadLetterSender(producer, clock, metrics::deadLetterLost));
      Retention retention = new Retention(database, clock, config.retention());
      SinkLoop flow =
          new SinkLoop(
              consumer,
              cluster,
              topicIds,
              store,
              number == 0 ? retention::sweep : () -> 0,
              progress,
              metrics,
              clock,
              POLL_TIMEOUT);
      loop = flow;
      if (closing.getCount() > 0) {
        flow.run();
      }
    } finally {
      removeMeters.run();
      consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
      producer.close(CLOSE_TIMEOUT);
      admin.close(Duration.ZERO);
    }
  }

  /**
   * Waits until Kafka answers, creates missing topics and returns the cluster id; null when this
   * thread is closed before.
   */
  private @Nullable String cluster() {
    List<Topic<?>> topics = new ArrayList<>(Tables.ALL.stream().map(Table::topic).toList());
    BackOff backOff = new BackOff();
    Admin admin = KafkaClients.admin(config, member());
    try {
      while (closing.getCount() > 0) {
        try {
          String cluster = admin.describeCluster().clusterId().get();
          TopicSetup.ensure(admin, topics, config.kafka().layout());
          return cluster;
        } catch (KafkaException | ExecutionException e) {
          waitForKafka(backOff.nextDelay(), e);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("interrupted while waiting for Kafka", e);
    } finally {
      admin.close(Duration.ZERO);
    }
    return null;
  }

  private void waitForKafka(Duration wait, Exception failure) throws InterruptedException {
    progress.problem("Kafka at " + config.kafka().bootstrap() + " does not answer");
    if (number == 0 && !warnedOfKafka) {
      LOG.warn(
          "no Kafka answers at {}: start it, or name another with --bootstrap; waiting for it",
          config.kafka().bootstrap());
      warnedOfKafka = true;
    }
    LOG.debug("no Kafka answers", failure);
    if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.debug("closed while waiting for Kafka");
    }
  }

  /** Tells the loop to end after its current batch, without waiting for it. */
  void stop() {
    closing.countDown();
    SinkLoop running = loop;
    if (running == null) {
      thread.interrupt();
    } else {
      running.stop();
    }
  }

  /** Stops the loop and waits up to 20 s until its current batch is finished. */
  @Override
  public void close() {
    stop();
    try {
      thread.join(LAST_BATCH_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
