package dev.silkwire.contract.client;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.topic.TopicLayout;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka cluster to use: its address, the operator's client properties, such as those of TLS and
 * SASL, and the layout of new topics. Every producer, consumer, admin client and Streams
 * application is configured from it.
 *
 * <pre>{@code
 * KafkaConnection kafka =
 *     new KafkaConnection(
 *         "kafka:9093", Map.of("security.protocol", "SSL"), TopicLayout.DEFAULT);
 * Admin admin = Admin.create(kafka.settings(Map.of()));
 * }</pre>
 *
 * @param bootstrap addresses of brokers, {@code host:port}, separated by commas
 * @param properties Kafka's client properties; may contain secrets, so {@link #toString} has only
 *     their names
 * @param layout of topics that do not exist yet; the default if it is null
 */
public record KafkaConnection(
    String bootstrap, Map<String, String> properties, TopicLayout layout) {
  private static final List<String> PREFIXES =
      List.of(
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "consumer.",
          "producer.",
          "admin.");

  /** Properties on which the guarantees of a stage depend, and what an operator sets instead. */
  private static final Map<String, String> RESERVED =
      Map.ofEntries(
          Map.entry("acks", ""),
          Map.entry("application.id", "set enrich.applicationId instead"),
          Map.entry("auto.offset.reset", ""),
          Map.entry("bootstrap.servers", "set kafka.bootstrap instead"),
          Map.entry("client.id", "set the instance of the stage instead"),
          Map.entry("commit.interval.ms", "set enrich.commitInterval instead"),
          Map.entry("enable.auto.commit", ""),
          Map.entry("enable.idempotence", ""),
          Map.entry("group.id", "set sink.group or enrich.applicationId instead"),
          Map.entry("group.instance.id", "set the instance of the stage instead"),
          Map.entry("group.protocol", ""),
          Map.entry("isolation.level", ""),
          Map.entry("key.deserializer", ""),
          Map.entry("key.serializer", ""),
          Map.entry("num.stream.threads", "set enrich.threads instead"),
          Map.entry("partition.assignment.strategy", ""),
          Map.entry("processing.guarantee", ""),
          Map.entry("replication.factor", "set kafka.replication instead"),
          Map.entry("state.dir", "set enrich.stateDir instead"),
          Map.entry("transactional.id", "set the instance of the stage instead"),
          Map.entry("value.deserializer", ""),
          Map.entry("value.serializer", ""));

  /**
   * @throws IllegalArgumentException if a property is reserved; the message names it
   */
  public KafkaConnection {
    requireNonNull(bootstrap);
    layout = requireNonNullElse(layout, TopicLayout.DEFAULT);
    properties = properties == null ? Map.of() : Map.copyOf(properties);
    for (String name : new TreeMap<>(properties).keySet()) {
      String instead = RESERVED.get(unprefixed(name));
      if (instead != null) {
        throw new IllegalArgumentException(
            "'%s' is a property that Silkwire sets itself%s"
                .formatted(name, instead.isEmpty() ? ": remove it" : ": " + instead));
      }
    }
  }

  /** Returns a connection without properties: no encryption and no authentication. */
  public static KafkaConnection to(String bootstrap) {
    return new KafkaConnection(bootstrap, Map.of(), TopicLayout.DEFAULT);
  }

  /** Returns the name without the prefix by which Kafka Streams selects one of its clients. */
  public static String unprefixed(String property) {
    return PREFIXES.stream()
        .filter(property::startsWith)
        .findFirst()
        .map(prefix -> property.substring(prefix.length()))
        .orElse(property);
  }

  /**
   * Returns the settings of a client as a new map. The operator's properties override the given
   * ones.
   */
  public Map<String, Object> settings(Map<String, ?> ours) {
    Map<String, Object> settings = new HashMap<>(ours);
    settings.putAll(properties);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return settings;
  }

  /**
   * Returns the settings of an admin client whose requests fail after a time.
   *
   * @param clientId name in the logs of the brokers, null for a generated one
   */
  public Map<String, Object> adminSettings(Duration timeout, @Nullable String clientId) {
    Map<String, Object> settings = settings(Map.of());
    // Not the operator's: Kafka rejects a time for a request that exceeds the time for a call.
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    if (clientId != null) {
      settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    }
    return settings;
  }

  @Override
  public String toString() {
    return bootstrap + (properties.isEmpty() ? "" : " with " + new TreeMap<>(properties).keySet());
  }
}
