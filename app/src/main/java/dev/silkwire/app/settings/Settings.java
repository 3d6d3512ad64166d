package dev.silkwire.app.settings;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.broker.Loopback;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.enrich.EnrichConfig;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.sink.SinkConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the program.
 *
 * @param data folder of all data; {@code ./data} by default
 * @param feeds OPML or YAML file of feeds to poll; null for the feeds in {@code news.feeds}
 * @param kafka Kafka to use
 * @param ingest settings of ingest
 * @param enrich settings of enrich
 * @param sink settings of the sink and its page
 * @param health health server of a stage that runs alone
 */
public record Settings(
    Path data,
    @Nullable Path feeds,
    KafkaSettings kafka,
    IngestConfig ingest,
    EnrichConfig enrich,
    SinkConfig sink,
    HealthSettings health) {
  private static final Path DATA = Path.of("data");

  /** The nested records. An absent one is bound from an empty object, so that it gets defaults. */
  private static final String[] SECTIONS = {"kafka", "ingest", "enrich", "sink", "health"};

  private static final List<String> STAGES = List.of("ingest", "enrich", "sink");

  public Settings {
    data = requireNonNullElse(data, DATA);
  }

  /**
   * Reads the settings. Flags override environment variables, which override the file.
   *
   * @param file YAML file, null for none
   * @param env environment variables
   * @param flags values by key, such as {@code ingest.every}
   * @throws OperatorException when a setting is invalid, with its origin and its key
   */
  public static Settings read(
      @Nullable Path file, Map<String, String> env, Map<String, String> flags) {
    SettingsReader reader = new SettingsReader();
    ObjectNode tree = reader.file(file);
    reader.environment(tree, Settings.class, env);
    flags.forEach((key, value) -> reader.flag(tree, key, value));
    for (String section : SECTIONS) {
      if (!tree.hasNonNull(section)) {
        tree.putObject(section);
      } else if (!tree.get(section).isObject()) {
        throw new OperatorException(
            ExitCode.USAGE, "%s: '%s' must contain keys, not a value".formatted(file, section));
      }
    }
    if (tree.at("/kafka/port").asText().strip().equals("0")) {
      reader.put(tree, "kafka.port", Integer.toString(Loopback.freePort()));
    }
    SecretFiles.resolve(tree);
    InstanceNames.resolve(tree, STAGES, env);
    reader.checkRanges(tree, file);
    derive(reader, tree);
    connect(tree, reader.bind(tree, Settings.class, file).kafka());
    return reader.bind(tree, Settings.class, file);
  }

  /** Derives the database, the state folder and the copies of internal topics. */
  private static void derive(SettingsReader reader, ObjectNode tree) {
    String data = tree.path("data").asText(DATA.toString());
    ifAbsent(reader, tree, "sink.database", "jdbc:sqlite:" + Path.of(data, "silkwire.db"));
    ifAbsent(reader, tree, "enrich.stateDir", Path.of(data, "streams").toString());
    if (tree.path("kafka").hasNonNull("replication")) {
      ifAbsent(reader, tree, "enrich.replication", tree.path("kafka").get("replication").asText());
    }
  }

  /** Gives each stage the connection to Kafka. */
  private static void connect(ObjectNode tree, KafkaSettings settings) {
    KafkaConnection connection = connection(settings);
    if (settings.embedded() && connection.properties().containsKey("security.protocol")) {
      throw new OperatorException(
          ExitCode.USAGE,
          "security.protocol is for an external Kafka, but the embedded broker would be used: set"
              + " kafka.bootstrap (--bootstrap) to the address of the external Kafka");
    }
    for (String stage : STAGES) {
      ObjectNode kafka = ((ObjectNode) tree.get(stage)).putObject("kafka");
      kafka.put("bootstrap", connection.bootstrap());
      connection.properties().forEach(kafka.putObject("properties")::put);
      kafka
          .putObject("layout")
          .put("partitions", settings.partitions())
          .put("replication", settings.replication());
    }
  }

  private static KafkaConnection connection(KafkaSettings kafka) {
    String external = kafka.bootstrap();
    String bootstrap = external == null ? "127.0.0.1:" + kafka.port() : external;
    return KafkaProperties.connection(
        bootstrap,
        kafka.propertiesFile(),
        "kafka.propertiesFile",
        kafka.properties(),
        kafka.layout());
  }

  private static void ifAbsent(SettingsReader reader, ObjectNode tree, String key, String value) {
    if (tree.at("/" + key.replace('.', '/')).isMissingNode()) {
      reader.put(tree, key, value);
    }
  }

  /** Returns the connection to Kafka, which is the same for all stages. */
  public KafkaConnection connection() {
    return ingest.kafka();
  }

  /** Returns the data folder of the embedded broker. */
  public Path brokerFolder() {
    return data.resolve("kafka");
  }
}
