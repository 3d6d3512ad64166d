package dev.silkwire.app.backup;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The settings of topics in Kafka. A compacted topic must keep replaced values until the backup has
 * read them.
 */
final class TopicSettings {
  private final Map<String, Config> topics = new HashMap<>();

  private TopicSettings(Map<ConfigResource, Config> configs) {
    configs.forEach((resource, config) -> topics.put(resource.name(), config));
  }

  static TopicSettings of(Admin admin, Collection<String> topics) {
    return new TopicSettings(
        AdminAnswer.of(
            admin
                .describeConfigs(
                    topics.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all()));
  }

  /** Returns the settings of a topic that differ from those of the broker. */
  Map<String, String> of(String topic) {
    Map<String, String> own = new HashMap<>();
    for (ConfigEntry entry : entries(topic)) {
      if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
        own.put(entry.name(), entry.value());
      }
    }
    return own;
  }

  private Collection<ConfigEntry> entries(String topic) {
    Config config = topics.get(topic);
    return config == null ? List.of() : config.entries();
  }

  /**
   * Checks that no compacted topic may lose replaced values at once.
   *
   * @throws OperatorException with the topic and the remedy
   */
  void requireLag() {
    requireLagOver(Instant.EPOCH, Instant.EPOCH);
  }

  /**
   * Checks that no compacted topic may have lost values while the backup was written.
   *
   * @throws OperatorException with the topic and the remedy
   */
  void requireLagOver(Instant begin, Instant end) {
    Duration took = Duration.between(begin, end);
    topics.forEach(
        (topic, config) -> {
          String key = TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG;
          long lag = Long.parseLong(config.get(key).value());
          if (isCompacted(config) && lag <= took.toMillis()) {
            throw new OperatorException(
                ExitCode.UNAVAILABLE,
                ("topic %s has %s %d, so Kafka may delete replaced values while a backup reads them:"
                        + " set it, or log.cleaner.%s of the brokers, to a longer time than a"
                        + " backup takes, such as 3600000")
                    .formatted(topic, key, lag, key.replace('_', '.')));
          }
        });
  }

  private static boolean isCompacted(Config config) {
    return config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains("compact");
  }
}
