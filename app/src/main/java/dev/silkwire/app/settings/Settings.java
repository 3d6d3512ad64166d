package dev.silkwire.app.settings;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.broker.Loopback;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.enrich.EnrichConfig;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.sink.SinkConfig;
import java.nio.file.Path;
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
    reader.checkRanges(tree, file);
    derive(reader, tree);
    return reader.bind(tree, Settings.class, file);
  }

  /** Derives the database, the state folder and the address of Kafka from other settings. */
  private static void derive(SettingsReader reader, ObjectNode tree) {
    String data = tree.path("data").asText(DATA.toString());
    ifAbsent(reader, tree, "sink.database", "jdbc:sqlite:" + Path.of(data, "silkwire.db"));
    ifAbsent(reader, tree, "enrich.stateDir", Path.of(data, "streams").toString());
    String bootstrap = tree.path("kafka").path("bootstrap").asText("");
    if (bootstrap.isEmpty()) {
      bootstrap = "127.0.0.1:" + tree.path("kafka").path("port").asText("9092");
    }
    for (String stage : new String[] {"ingest", "enrich", "sink"}) {
      ((ObjectNode) tree.get(stage)).put("bootstrap", bootstrap);
    }
  }

  private static void ifAbsent(SettingsReader reader, ObjectNode tree, String key, String value) {
    if (tree.at("/" + key.replace('.', '/')).isMissingNode()) {
      reader.put(tree, key, value);
    }
  }

  /** Returns host and port of Kafka. */
  public String bootstrap() {
    return ingest.bootstrap();
  }

  /** Returns the data folder of the embedded broker. */
  public Path brokerFolder() {
    return data.resolve("kafka");
  }
}
