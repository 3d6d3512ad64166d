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
 * All that the operator decided.
 *
 * @param data folder for everything that is kept; {@code ./data}
 * @param feeds OPML or YAML file of feeds to poll, null for those known already
 * @param kafka which Kafka
 * @param ingest the ingest stage
 * @param enrich the enrich stage
 * @param sink the sink and its page
 * @param health of a stage that runs alone
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

  /** What absent parts are bound from, so that each gets its defaults. */
  private static final String[] PARTS = {"kafka", "ingest", "enrich", "sink", "health"};

  public Settings {
    data = requireNonNullElse(data, DATA);
  }

  /**
   * Reads the settings: flags override the environment, which overrides the file.
   *
   * @param file YAML, null for none
   * @param env environment variables
   * @param flags values by key, such as {@code ingest.every}
   */
  public static Settings read(
      @Nullable Path file, Map<String, String> env, Map<String, String> flags) {
    SettingsReader reader = new SettingsReader();
    ObjectNode tree = reader.file(file);
    reader.environment(tree, Settings.class, env);
    flags.forEach((key, value) -> reader.flag(tree, key, value));
    for (String part : PARTS) {
      if (!tree.hasNonNull(part)) {
        tree.putObject(part);
      } else if (!tree.get(part).isObject()) {
        throw new OperatorException(
            ExitCode.USAGE, "%s: '%s' must hold keys, not a value".formatted(file, part));
      }
    }
    if (tree.at("/kafka/port").asText().strip().equals("0")) {
      reader.put(tree, "kafka.port", Integer.toString(Loopback.freePort()));
    }
    reader.checkRanges(tree, file);
    derive(reader, tree);
    return reader.bind(tree, Settings.class, file);
  }

  /** Where stages keep their things, and which Kafka they talk to, follows from the rest. */
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

  /** Where Kafka is. */
  public String bootstrap() {
    return ingest.bootstrap();
  }

  /** The folder of the embedded broker. */
  public Path brokerFolder() {
    return data.resolve("kafka");
  }
}
