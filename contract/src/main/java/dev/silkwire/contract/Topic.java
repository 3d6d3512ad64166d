package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * A topic as a typed value: its name, what a record in it is, and the settings it must have. Keys
 * are UTF-8 strings everywhere. Immutable and safe to share.
 *
 * @param name the topic's name in Kafka
 * @param type the record that its values are
 * @param cleanup whether the newest value of a key is kept for good, or every value for a while
 * @param partitions how many partitions it is created with; fixed for its life
 * @param retention how long records stay where cleanup is {@link Cleanup#DELETE}, else null
 */
public record Topic<V>(
    String name, Class<V> type, Cleanup cleanup, int partitions, @Nullable Duration retention) {

  /** What Kafka does with old records. */
  public enum Cleanup {
    COMPACT(TopicConfig.CLEANUP_POLICY_COMPACT),
    DELETE(TopicConfig.CLEANUP_POLICY_DELETE);

    private final String policy;

    Cleanup(String policy) {
      this.policy = policy;
    }

    /** The value of Kafka's {@code cleanup.policy}. */
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
      throw new IllegalArgumentException(name + ": a retention goes with cleanup 'delete' only");
    }
  }

  static <V> Topic<V> compacted(String name, Class<V> type, int partitions) {
    return new Topic<>(name, type, Cleanup.COMPACT, partitions, null);
  }

  static <V> Topic<V> kept(Duration retention, String name, Class<V> type, int partitions) {
    return new Topic<>(name, type, Cleanup.DELETE, partitions, retention);
  }

  /** Keys of this topic. */
  public Serde<String> keys() {
    return Serdes.String();
  }

  /** Values of this topic, as JSON. */
  public Serde<V> values() {
    return JsonSerde.of(type);
  }

  /** The settings that the topic is created with and held to. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy());
    if (retention != null) {
      settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }
    return settings;
  }

  /** The CloudEvents type of its records, such as {@code dev.silkwire.article.v1}. */
  public String eventType() {
    return "dev.silkwire." + kebabCase() + ".v1";
  }

  /** Where the JSON Schema of its values stands on the class path. */
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
