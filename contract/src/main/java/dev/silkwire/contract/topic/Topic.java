package dev.silkwire.contract.topic;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.json.JsonSerde;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * A typed description of a topic: its name, the type of its values and its required settings. All
 * keys are UTF-8 strings. Immutable and safe to share.
 *
 * @param <V> the type of the values
 * @param name name of the topic in Kafka
 * @param type class of the values
 * @param cleanup cleanup policy
 * @param partitions number of partitions at creation; never changed later
 * @param retention retention time for {@link Cleanup#DELETE}, null for {@link Cleanup#COMPACT}
 */
public record Topic<V>(
    String name, Class<V> type, Cleanup cleanup, int partitions, @Nullable Duration retention) {

  /** Kafka's cleanup policies. */
  public enum Cleanup {
    COMPACT(TopicConfig.CLEANUP_POLICY_COMPACT),
    DELETE(TopicConfig.CLEANUP_POLICY_DELETE);

    private final String policy;

    Cleanup(String policy) {
      this.policy = policy;
    }

    /** Returns the value for Kafka's {@code cleanup.policy}. */
    public String policy() {
      return policy;
    }
  }

  public Topic {
    requireNonNull(name);
    requireNonNull(type);
    requireNonNull(cleanup);
    if (partitions < 1) {
      throw new IllegalArgumentException(name + " needs at least one partition");
    }
    if ((cleanup == Cleanup.DELETE) != (retention != null)) {
      throw new IllegalArgumentException(
          name + ": retention is required for cleanup 'delete' and not allowed for 'compact'");
    }
  }

  static <V> Topic<V> compacted(String name, Class<V> type, int partitions) {
    return new Topic<>(name, type, Cleanup.COMPACT, partitions, null);
  }

  static <V> Topic<V> retained(Duration retention, String name, Class<V> type, int partitions) {
    return new Topic<>(name, type, Cleanup.DELETE, partitions, retention);
  }

  /** Returns the serde of the keys. */
  public Serde<String> keys() {
    return Serdes.String();
  }

  /** Returns the serde of the values. */
  public Serde<V> values() {
    return JsonSerde.of(type);
  }

  /** Returns the topic's Kafka settings, which are set at creation and checked at startup. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy());
    if (retention != null) {
      settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }
    return settings;
  }

  /** Returns the CloudEvents type of its records, such as {@code dev.silkwire.article.v1}. */
  public String eventType() {
    return "dev.silkwire." + kebabCase() + ".v1";
  }

  /** Returns the path of the values' JSON Schema on the class path. */
  public String schemaResource() {
    return "/schemas/" + kebabCase() + ".json";
  }

  private String kebabCase() {
    StringBuilder kebab = new StringBuilder();
    for (char c : type.getSimpleName().toCharArray()) {
      if (Character.isUpperCase(c) && kebab.length() > 0) {
        kebab.append('-');
      }
      kebab.append(Character.toLowerCase(c));
    }
    return kebab.toString();
  }
}
