package dev.silkwire.app.settings;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.error.SpellingSuggestion;
import dev.silkwire.contract.topic.TopicLayout;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's client properties, from a file as Kafka's own tools take it with {@code --command-config}
 * and from the settings. No message contains a value, because values may be secrets. Stateless.
 */
public final class KafkaProperties {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaProperties.class);

  private KafkaProperties() {}

  /**
   * Returns a connection with the properties of a file, overridden by others.
   *
   * @param layout of topics that do not exist yet
   * @param file null for none
   * @param setting the flag or key that names the file, for messages
   * @param more override those of the file
   * @throws OperatorException when the file cannot be read, or a property is reserved
   */
  public static KafkaConnection connection(
      String bootstrap,
      @Nullable Path file,
      String setting,
      Map<String, String> more,
      TopicLayout layout) {
    Map<String, String> all = new TreeMap<>(file == null ? Map.of() : read(file, setting));
    all.putAll(more);
    try {
      KafkaConnection connection = new KafkaConnection(bootstrap, all, layout);
      Set<String> known = known();
      all.keySet().forEach(property -> warnIfUnknown(property, known));
      return connection;
    } catch (IllegalArgumentException e) {
      throw new OperatorException(
          ExitCode.USAGE, "the properties of Kafka's clients: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> read(Path file, String setting) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.USAGE, "%s: cannot read %s: %s".formatted(setting, file, IoErrors.reason(e)), e);
    } catch (IllegalArgumentException e) { // its message may contain a value
      throw new OperatorException(
          ExitCode.USAGE,
          "%s: %s is not a Java properties file: it has an invalid \\u escape"
              .formatted(setting, file),
          e);
    }
    Map<String, String> read = new TreeMap<>();
    properties.stringPropertyNames().forEach(n -> read.put(n, properties.getProperty(n).strip()));
    return read;
  }

  /** A plug-in of the operator may define any property, so an unknown one is no error. */
  private static void warnIfUnknown(String property, Set<String> known) {
    String name = KafkaConnection.unprefixed(property);
    String suggestion = known.contains(name) ? "" : SpellingSuggestion.question(name, known);
    if (!suggestion.isEmpty()) {
      LOG.warn("Kafka's clients have no property '{}'{}", property, suggestion);
    }
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(AdminClientConfig.configNames());
    known.addAll(ConsumerConfig.configNames());
    known.addAll(ProducerConfig.configNames());
    known.addAll(StreamsConfig.configDef().names());
    return known;
  }
}
