package dev.silkwire.contract.topic;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldLimits;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creation and validation of topics at startup. The topics of feeds may have more partitions than
 * the contract states, so that more instances can share the feeds; both topics of feeds must have
 * the same number.
 */
public final class TopicSetup {
  private static final int MAX_ATTEMPTS = 50;
  private static final int RETRY_MILLIS = 100;

  /** Maximum size of key, headers and framing of a record. */
  private static final int OVERHEAD_BYTES = 10_000;

  private static final int MIN_MESSAGE_BYTES = FieldLimits.RECORD_BYTES + OVERHEAD_BYTES;

  private static final String RECREATE =
      ". Use another Kafka, or delete and recreate the topic: its records depend on it";

  private TopicSetup() {}

  /** Thrown if topics have other settings than the contract's; the message lists all of them. */
  public static final class TopicMismatch extends RuntimeException {
    TopicMismatch(List<String> problems) {
      super(String.join("; ", problems));
    }
  }

  /**
   * Creates missing topics, then checks partitions, cleanup policy and maximum record size of all.
   *
   * @throws TopicMismatch if a topic exists with other settings
   * @throws KafkaException if Kafka is unavailable
   */
  public static void ensure(Admin admin, Collection<Topic<?>> topics) {
    for (Topic<?> topic : topics) {
      create(
          admin,
          topic,
          topic.equals(Topics.FEED_STATUS) ? feedPartitions(admin) : topic.partitions());
    }
    List<String> problems = problems(admin, topics);
    if (!problems.isEmpty()) {
      throw new TopicMismatch(problems);
    }
  }

  private static int feedPartitions(Admin admin) {
    return requireNonNull(describe(admin, List.of(Topics.FEEDS)).get(Topics.FEEDS.name()))
        .partitions()
        .size();
  }

  private static void create(Admin admin, Topic<?> topic, int partitions) {
    NewTopic expected =
        new NewTopic(topic.name(), Optional.of(partitions), Optional.empty())
            .configs(topic.settings());
    try {
      admin.createTopics(List.of(expected)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("cannot create topic " + topic.name(), e.getCause());
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static List<String> problems(Admin admin, Collection<Topic<?>> topics) {
    Map<String, TopicDescription> found = describe(admin, topics);
    Map<String, Config> settings = settings(admin, topics);
    TopicDescription feeds = found.get(Topics.FEEDS.name());
    return topics.stream()
        .flatMap(
            t ->
                problems(
                    t,
                    isFeedTopic(t) && feeds != null ? feeds.partitions().size() : t.partitions(),
                    requireNonNull(found.get(t.name())),
                    requireNonNull(settings.get(t.name())))
                    .stream())
        .toList();
  }

  private static boolean isFeedTopic(Topic<?> topic) {
    return topic.equals(Topics.FEEDS) || topic.equals(Topics.FEED_STATUS);
  }

  private static List<String> problems(
      Topic<?> topic, int expected, TopicDescription found, Config config) {
    int partitions = found.partitions().size();
    if (partitions != expected) {
      return List.of(
          "topic %s has %d partitions, not %d".formatted(topic.name(), partitions, expected)
              + RECREATE);
    }
    String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    if (!policy.equals(topic.cleanup().policy())) {
      return List.of(
          "topic %s has cleanup.policy %s, not %s"
                  .formatted(topic.name(), policy, topic.cleanup().policy())
              + RECREATE);
    }
    return sizeProblems(topic, config);
  }

  /** Checks the maximum record size; a topic that rejects a record would stop its producer. */
  private static List<String> sizeProblems(Topic<?> topic, Config config) {
    String key = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
    int bytes = Integer.parseInt(config.get(key).value());
    return bytes >= MIN_MESSAGE_BYTES
        ? Collections.emptyList()
        : List.of(
            ("topic %1$s has %2$s %3$d, and records may have %4$d bytes: raise it with"
                    + " kafka-configs.sh --bootstrap-server HOST:PORT --alter --entity-type topics"
                    + " --entity-name %1$s --add-config %2$s=%4$d")
                .formatted(topic.name(), key, bytes, MIN_MESSAGE_BYTES));
  }

  private static Map<String, TopicDescription> describe(Admin admin, Collection<Topic<?>> topics) {
    List<String> names = topics.stream().map(Topic::name).toList();
    return get(() -> admin.describeTopics(names).allTopicNames().get());
  }

  private static Map<String, Config> settings(Admin admin, Collection<Topic<?>> topics) {
    Map<ConfigResource, String> resources =
        topics.stream()
            .map(Topic::name)
            .collect(
                Collectors.toMap(
                    n -> new ConfigResource(ConfigResource.Type.TOPIC, n), Function.identity()));
    return get(() -> admin.describeConfigs(resources.keySet()).all().get()).entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue));
  }

  private interface AdminCall<T> {
    T execute() throws ExecutionException, InterruptedException;
  }

  /** Retries while the responding broker does not know a new topic yet. */
  private static <T> T get(AdminCall<T> call) {
    return get(call, MAX_ATTEMPTS);
  }

  private static <T> T get(AdminCall<T> call, int attempts) {
    try {
      return call.execute();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException && attempts > 1) {
        return retryLater(call, attempts - 1);
      }
      throw new KafkaException("cannot describe the topics", e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static <T> T retryLater(AdminCall<T> call, int attempts) {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return get(call, attempts);
  }

  private static KafkaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaException("interrupted while creating topics", e);
  }
}
