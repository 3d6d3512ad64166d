package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

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
 * Sees to it that the topics are there, with the partitions and cleanup the contract states. The
 * feeds may be in more partitions than that, to be shared among more instances; their states are in
 * as many.
 */
public final class TopicSetup {
  private static final int TRIES = 50;
  private static final int PAUSE_MILLIS = 100;

  /** Room for the key, the headers and the frame of the largest record. */
  private static final int OVERHEAD_BYTES = 10_000;

  private static final int MESSAGE_BYTES = FieldLimits.RECORD_BYTES + OVERHEAD_BYTES;

  private static final String RECREATE =
      ". Use another Kafka, or delete and recreate the topic: its records depend on it";

  private TopicSetup() {}

  /** A topic exists with other settings than the contract's. The message names all of them. */
  public static final class TopicMismatch extends RuntimeException {
    TopicMismatch(List<String> complaints) {
      super(String.join("; ", complaints));
    }
  }

  /**
   * Creates what is missing, then checks the partitions, the cleanup and the largest record of all.
   *
   * @throws TopicMismatch when a topic exists with other settings
   * @throws KafkaException when Kafka cannot be asked
   */
  public static void ensure(Admin admin, Collection<Topic<?>> topics) {
    for (Topic<?> topic : topics) {
      create(
          admin,
          topic,
          topic.equals(Topics.FEED_STATUS) ? partitionsOfFeeds(admin) : topic.partitions());
    }
    List<String> complaints = complaints(admin, topics);
    if (!complaints.isEmpty()) {
      throw new TopicMismatch(complaints);
    }
  }

  private static int partitionsOfFeeds(Admin admin) {
    return requireNonNull(describe(admin, List.of(Topics.FEEDS)).get(Topics.FEEDS.name()))
        .partitions()
        .size();
  }

  private static void create(Admin admin, Topic<?> topic, int partitions) {
    NewTopic wanted =
        new NewTopic(topic.name(), Optional.of(partitions), Optional.empty())
            .configs(topic.settings());
    try {
      admin.createTopics(List.of(wanted)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("cannot create topic " + topic.name(), e.getCause());
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static List<String> complaints(Admin admin, Collection<Topic<?>> topics) {
    Map<String, TopicDescription> found = describe(admin, topics);
    Map<String, Config> settings = settings(admin, topics);
    TopicDescription feeds = found.get(Topics.FEEDS.name());
    return topics.stream()
        .flatMap(
            t ->
                complaints(
                    t,
                    isOfFeeds(t) && feeds != null ? feeds.partitions().size() : t.partitions(),
                    requireNonNull(found.get(t.name())),
                    requireNonNull(settings.get(t.name())))
                    .stream())
        .toList();
  }

  private static boolean isOfFeeds(Topic<?> topic) {
    return topic.equals(Topics.FEEDS) || topic.equals(Topics.FEED_STATUS);
  }

  private static List<String> complaints(
      Topic<?> topic, int wanted, TopicDescription found, Config config) {
    int partitions = found.partitions().size();
    if (partitions != wanted) {
      return List.of(
          "topic %s has %d partitions, not %d".formatted(topic.name(), partitions, wanted)
              + RECREATE);
    }
    String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    if (!policy.equals(topic.cleanup().policy())) {
      return List.of(
          "topic %s has cleanup.policy %s, not %s"
                  .formatted(topic.name(), policy, topic.cleanup().policy())
              + RECREATE);
    }
    return sizeComplaints(topic, config);
  }

  /** A topic that refuses a record of the largest size would stop the stage that writes it. */
  private static List<String> sizeComplaints(Topic<?> topic, Config config) {
    String key = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
    int bytes = Integer.parseInt(config.get(key).value());
    return bytes >= MESSAGE_BYTES
        ? Collections.emptyList()
        : List.of(
            ("topic %1$s has %2$s %3$d, and records may have %4$d bytes: raise it with"
                    + " kafka-configs.sh --bootstrap-server HOST:PORT --alter --entity-type topics"
                    + " --entity-name %1$s --add-config %2$s=%4$d")
                .formatted(topic.name(), key, bytes, MESSAGE_BYTES));
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

  private interface Question<T> {
    T ask() throws ExecutionException, InterruptedException;
  }

  /** A topic just created may not have reached the broker that answers; that is waited for. */
  private static <T> T get(Question<T> question) {
    return get(question, TRIES);
  }

  private static <T> T get(Question<T> question, int tries) {
    try {
      return question.ask();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException && tries > 1) {
        return getLater(question, tries - 1);
      }
      throw new KafkaException("cannot read the topics' settings", e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static <T> T getLater(Question<T> question, int tries) {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return get(question, tries);
  }

  private static KafkaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaException("interrupted while setting up topics", e);
  }
}
