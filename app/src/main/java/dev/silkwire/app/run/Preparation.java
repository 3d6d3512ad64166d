package dev.silkwire.app.run;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.Feed;
import dev.silkwire.contract.TopicSetup;
import dev.silkwire.contract.TopicSetup.TopicMismatch;
import dev.silkwire.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to stand in Kafka before a stage may start: the topics, and the feeds to poll. */
public final class Preparation {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
  private static final int TRIES = 6;
  private static final Duration ONE_TRY = Duration.ofSeconds(5);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final String bootstrap;
  private final InstantSource clock;

  public Preparation(String bootstrap, InstantSource clock) {
    this.bootstrap = bootstrap;
    this.clock = clock;
  }

  /**
   * Creates the topics that are missing and checks the others, as soon as Kafka answers.
   *
   * @throws OperatorException when a topic is not what the contract says, or when interrupted
   */
  public void topicsOnceKafkaAnswers() {
    boolean told = false;
    while (true) {
      try {
        ensureTopics(ONE_TRY);
        return;
      } catch (KafkaException e) {
        if (!told) {
          LOG.warn(
              "no Kafka answers at {}: start it, or name another with --bootstrap; waiting for it",
              bootstrap);
          told = true;
        }
        LOG.debug("no Kafka", e);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted while waiting for Kafka", e);
    }
  }

  /**
   * Creates the topics that are missing and checks the others.
   *
   * @throws OperatorException when Kafka is not to be reached, or a topic is not what the contract
   *     says
   */
  public void topics() {
    for (int left = TRIES; !tryTopics(left == 1); left--) {
      pause();
    }
  }

  private boolean tryTopics(boolean last) {
    try {
      ensureTopics(ONE_TRY);
      return true;
    } catch (KafkaException e) {
      if (last) {
        throw new OperatorException(
            ExitCode.UNAVAILABLE,
            "no Kafka answers at %s: start it, or leave out --bootstrap to use the embedded broker"
                .formatted(bootstrap),
            e);
      }
      LOG.debug("Kafka is not ready; another try follows", e);
      return false;
    }
  }

  private void ensureTopics(Duration patience) {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) patience.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) ONE_TRY.toMillis()))) {
      TopicSetup.ensure(admin, Topics.ALL);
      TopicSetup.ensure(admin, Topics.INTERNAL);
    } catch (TopicMismatch e) {
      throw new OperatorException(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }

  /** Adds feeds only where none is known yet: a first run has something to read. */
  public void feedsToStartWith(List<Feed> feeds) {
    try (TopicLog log = new TopicLog(bootstrap)) {
      if (LatestValues.of(log, Topics.FEEDS).isEmpty()) {
        feeds(feeds);
      }
    }
  }

  /** Adds feeds to those that are polled; one that is known already is replaced. */
  public void feeds(List<Feed> feeds) {
    Instant now = clock.instant();
    write(feeds.stream().map(feed -> record(feed.id(), feed, now)).toList());
  }

  /** Takes a feed off those that are polled. */
  public void removeFeed(String id) {
    write(List.of(record(id, null, clock.instant())));
  }

  private void write(List<ProducerRecord<String, Feed>> records) {
    try (var producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            Topics.FEEDS.keys().serializer(),
            Topics.FEEDS.values().serializer())) {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      producer.flush();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "cannot write the feeds: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted", e);
    }
  }

  private static ProducerRecord<String, Feed> record(String id, @Nullable Feed feed, Instant now) {
    var record = new ProducerRecord<String, Feed>(Topics.FEEDS.name(), id, feed);
    CloudEventHeaders.put(record.headers(), Topics.FEEDS, id, now, "/app");
    return record;
  }
}
