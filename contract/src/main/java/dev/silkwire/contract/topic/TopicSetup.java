package dev.silkwire.contract.topic;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldLimits;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creation and validation of topics at startup. Stateless. */
public final class TopicSetup {
  private static final int MAX_ATTEMPTS = 50;
  private static final int RETRY_MILLIS = 100;

  /** Maximum size of key, headers and framing of a record. */
  private static final int OVERHEAD_BYTES = 10_000;

  private static final int MIN_MESSAGE_BYTES = FieldLimits.RECORD_BYTES + OVERHEAD_BYTES;

  private static final String RECREATE =
      ". Use another Kafka, or delete and recreate the topic: its records depend on it";

  /** Topics that are read together by partition. */
  private static final Map<Topic<?>, Topic<?>> PARTNERS =
      Map.of(
          Topics.FEEDS, Topics.FEED_STATUS,
          Topics.FEED_STATUS, Topics.FEEDS,
          Topics.RAW_ARTICLES, Topics.RETAGS,
          Topics.RETAGS, Topics.RAW_ARTICLES);

  private TopicSetup() {}

  /** Thrown if topics have other settings than the contract's; the message lists all of them. */
  public static final class TopicMismatch extends RuntimeException {
    TopicMismatch(List<String> problems) {
      super(String.join("; ", problems));
    }
  }

  /**
   * Creates missing topics, then checks partitions, cleanup policy and maximum record size of all.
   * An existing topic may have any number of partitions, but as many as its partner.
   *
   * @throws TopicMismatch if a topic exists with other settings
   * @throws KafkaException if Kafka is unavailable
   */
  public static void ensure(Admin admin, Collection<Topic<?>> topics, TopicLayout layout) {
    Set<String> existing = existing(admin, topics);
    topics.stream()
        .filter(topic -> !existing.contains(topic.name()))
        .forEach(topic -> create(admin, topic, layout));
    List<String> problems = problems(admin, topics);
    if (!problems.isEmpty()) {
      throw new TopicMismatch(problems);
    }
  }

  /** Asks for all topics in one request, because the sink repeats it while Kafka is away. */
  private static Set<String> existing(Admin admin, Collection<Topic<?>> topics) {
    var found = admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
    return topics.stream()
        .filter(topic -> partitions(topic, requireNonNull(found.get(topic.name()))).isPresent())
        .map(Topic::name)
        .collect(Collectors.toSet());
  }

  /**
   * Returns the number of partitions of a topic, empty if it does not exist.
   *
   * @throws KafkaException if Kafka is unavailable
   */
  public static OptionalInt partitions(Admin admin, Topic<?> topic) {
    var found = admin.describeTopics(List.of(topic.name())).topicNameValues().get(topic.name());
    return partitions(topic, requireNonNull(found));
  }

  private static OptionalInt partitions(Topic<?> topic, KafkaFuture<TopicDescription> described) {
    try {
      return OptionalInt.of(described.get().partitions().size());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return OptionalInt.empty();
      }
      throw new KafkaException("cannot describe the topic " + topic.name(), e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void create(Admin admin, Topic<?> topic, TopicLayout layout) {
    Topic<?> partner = PARTNERS.get(topic);
    int wanted = layout.partitions(topic);
    int partitions = partner == null ? wanted : partitions(admin, partner).orElse(wanted);
    Optional<Short> replication =
        Optional.ofNullable(layout.replication()).map(Integer::shortValue);
    NewTopic expected =
        new NewTopic(topic.name(), Optional.of(partitions), replication).configs(topic.settings());
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
    return topics.stream()
        .flatMap(
            t ->
                Stream.concat(
                    partitionProblem(t, found).stream(),
                    problems(t, requireNonNull(settings.get(t.name()))).stream()))
        .toList();
  }

  /** Compares a topic with its partner, once for both. */
  private static Optional<String> partitionProblem(
      Topic<?> topic, Map<String, TopicDescription> found) {
    Topic<?> partner = PARTNERS.get(topic);
    TopicDescription first = partner == null ? null : found.get(partner.name());
    int partitions = requireNonNull(found.get(topic.name())).partitions().size();
    if (first == null
        || topic.name().compareTo(requireNonNull(partner).name()) > 0
        || first.partitions().size() == partitions) {
      return Optional.empty();
    }
    return Optional.of(
        "topic %s has %d partitions and topic %s has %d: both need the same number"
                .formatted(topic.name(), partitions, partner.name(), first.partitions().size())
            + RECREATE);
  }

  private static List<String> problems(Topic<?> topic, Config config) {
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
