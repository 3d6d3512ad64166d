package dev.silkwire.app.run;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.topic.FeedPartitions;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.error.KafkaErrors;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.TopicSetup;
import dev.silkwire.contract.topic.TopicSetup.TopicMismatch;
import dev.silkwire.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares Kafka before a stage starts: creates topics and publishes feeds. Stateless. */
public final class Preparation {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
  private static final int MAX_ATTEMPTS = 6;
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

  /** One request at a time: a new partition may refuse the first of several and accept the next. */
  private static final Map<String, Object> PRODUCER =
      Map.of(
          ProducerConfig.ACKS_CONFIG,
          "all",
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
          1);

  private final KafkaConnection kafka;
  private final InstantSource clock;

  public Preparation(KafkaConnection kafka, InstantSource clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /**
   * Waits until Kafka answers, creates missing topics and checks the others.
   *
   * @throws OperatorException when a topic violates the contract, or when interrupted
   */
  public void topicsOnceKafkaAnswers() {
    boolean warned = false;
    while (true) {
      try {
        ensureTopics();
        return;
      } catch (KafkaException e) {
        throwIfDenied(e);
        if (!warned) {
          LOG.warn(
              "no Kafka answers at {}: start it, or name another with --bootstrap; waiting for it",
              kafka.bootstrap());
          warned = true;
        }
        LOG.debug("no Kafka answers", e);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_DELAY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted while waiting for Kafka", e);
    }
  }

  /**
   * Creates missing topics and checks the others.
   *
   * @throws OperatorException when Kafka does not answer, or a topic violates the contract
   */
  public void topics() {
    for (int left = MAX_ATTEMPTS; !tryTopics(left == 1); left--) {
      pause();
    }
  }

  private boolean tryTopics(boolean lastAttempt) {
    try {
      ensureTopics();
      return true;
    } catch (KafkaException e) {
      throwIfDenied(e);
      if (lastAttempt) {
        throw new OperatorException(
            ExitCode.UNAVAILABLE,
            "no Kafka answers at %s: start it, or leave out --bootstrap to use the embedded broker"
                .formatted(kafka.bootstrap()),
            e);
      }
      LOG.debug("Kafka is not ready; retrying", e);
      return false;
    }
  }

  private void throwIfDenied(KafkaException e) {
    KafkaErrors.accessDenied(e)
        .ifPresent(
            why -> {
              throw new OperatorException(
                  ExitCode.UNAVAILABLE,
                  "Kafka at %s rejects this process: %s. See docs/kafka.md for the rights it needs"
                      .formatted(kafka.bootstrap(), why),
                  e);
            });
  }

  private void ensureTopics() {
    try (Admin admin = Admin.create(kafka.adminSettings(ATTEMPT_TIMEOUT, null))) {
      TopicSetup.ensure(admin, Topics.WITH_INTERNAL, kafka.layout());
    } catch (TopicMismatch e) {
      throw new OperatorException(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }

  /** Publishes feeds if {@code news.feeds} has none, so that a first run has feeds to poll. */
  public void defaultFeeds(List<Feed> feeds) {
    try (TopicLog log = new TopicLog(kafka)) {
      if (LatestValues.of(log, Topics.FEEDS).isEmpty()) {
        feeds(feeds);
      }
    }
  }

  /** Publishes feeds; a feed with the same id is replaced. */
  public void feeds(List<Feed> feeds) {
    Instant now = clock.instant();
    FeedPartitions partitions = partitions();
    write(feeds.stream().map(feed -> record(partitions.of(feed), feed.id(), feed, now)).toList());
  }

  /** Publishes a tombstone, so that a feed is not polled any more. */
  public void removeFeed(String id) {
    OptionalInt partition = partitions().of(id);
    if (partition.isPresent()) {
      write(List.of(record(partition.getAsInt(), id, null, clock.instant())));
    }
  }

  private FeedPartitions partitions() {
    try (TopicLog log = new TopicLog(kafka)) {
      return FeedPartitions.read(log);
    }
  }

  private void write(List<ProducerRecord<String, Feed>> records) {
    try (var producer =
        new KafkaProducer<>(
            kafka.settings(PRODUCER),
            Topics.FEEDS.keys().serializer(),
            Topics.FEEDS.values().serializer())) {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      producer.flush();
      for (Future<RecordMetadata> future : sent) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "cannot publish the feeds: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "interrupted while publishing the feeds", e);
    }
  }

  private static ProducerRecord<String, Feed> record(
      int partition, String id, @Nullable Feed feed, Instant now) {
    var record = new ProducerRecord<String, Feed>(Topics.FEEDS.name(), partition, id, feed);
    CloudEventHeaders.put(record.headers(), Topics.FEEDS, id, now, "/app");
    return record;
  }
}
