package dev.silkwire.app.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Puts settings together: the file's, overridden by environment variables, overridden by flags. A
 * key that nobody knows is an error that names the nearest known one.
 */
final class SettingsReader {
  /** Read by the start script and the log configuration, not from here. */
  private static final Set<String> NOT_SETTINGS =
      Set.of(
          "SILKWIRE_CONFIG",
          "SILKWIRE_JAVA_OPTS",
          "SILKWIRE_LOG_LEVEL",
          "SILKWIRE_HOME",
          "SILKWIRE_KAFKA_LOG_LEVEL");

  /** The flag of each key that has one, for messages. */
  static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("data", "--data"),
          Map.entry("feeds", "--feeds"),
          Map.entry("kafka.bootstrap", "--bootstrap"),
          Map.entry("kafka.port", "--kafka-port"),
          Map.entry("ingest.every", "--every"),
          Map.entry("ingest.revisits", "--revisit"),
          Map.entry("ingest.allow", "--allow"),
          Map.entry("sink.http", "--http"),
          Map.entry("sink.database", "--database"),
          Map.entry("sink.bind", "--public"),
          Map.entry("enrich.catalogue", "--catalogue"),
          Map.entry("enrich.places", "--places"),
          Map.entry("health.port", "--health-port"));

  private final YAMLMapper yaml;

  /** Where keys come from that did not come from the file: a variable, or the command line. */
  private final Map<String, String> origins = new HashMap<>();

  SettingsReader() {
    this.yaml =
        YAMLMapper.builder()
            .addModule(
                new SimpleModule()
                    .addDeserializer(Duration.class, new DurationReader())
                    .addDeserializer(Path.class, new PathReader()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();
  }

  /** The file as a tree, empty where there is none. */
  ObjectNode file(@Nullable Path file) {
    if (file == null) {
      return yaml.createObjectNode();
    }
    if (!Files.isReadable(file)) {
      throw new OperatorException(ExitCode.USAGE, "cannot read the configuration file " + file);
    }
    try {
      JsonNode tree = yaml.readTree(Files.readAllBytes(file));
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        return yaml.createObjectNode();
      }
      if (tree instanceof ObjectNode object) {
        return object;
      }
      throw new OperatorException(ExitCode.USAGE, file + " is no YAML mapping of keys to values");
    } catch (JsonProcessingException e) {
      throw new OperatorException(
          ExitCode.USAGE,
          "%s, line %d: %s"
              .formatted(file, e.getLocation().getLineNr(), firstLine(e.getOriginalMessage())),
          e);
    } catch (IOException e) {
      throw new OperatorException(ExitCode.USAGE, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Overrides the tree by what the environment says. */
  void environment(ObjectNode tree, Class<? extends Record> type, Map<String, String> env) {
    SortedMap<String, String> known = SettingsKeys.byVariable(type);
    for (Map.Entry<String, String> variable : env.entrySet()) {
      String name = variable.getKey();
      if (!name.startsWith("SILKWIRE_") || NOT_SETTINGS.contains(name)) {
        continue;
      }
      String path = known.get(name);
      if (path == null) {
        throw new OperatorException(
            ExitCode.USAGE,
            "unknown environment variable %s%s"
                .formatted(name, Nearest.question(name, known.keySet())));
      }
      put(tree, path, variable.getValue());
      origins.put(path, name);
    }
  }

  /** Overrides one key by what a flag says. */
  void flag(ObjectNode tree, String path, String value) {
    put(tree, path, value);
    origins.put(path, FLAGS.getOrDefault(path, "the command line"));
  }

  /** Sets one key; a comma parts the elements of a list. */
  void put(ObjectNode tree, String path, String value) {
    List<String> steps = List.of(path.split("\\."));
    ObjectNode node = tree;
    for (String step : steps.subList(0, steps.size() - 1)) {
      node = node.get(step) instanceof ObjectNode child ? child : node.putObject(step);
    }
    String last = steps.get(steps.size() - 1);
    if (value.contains(",")) {
      ArrayNode list = node.putArray(last);
      List.of(value.split(",")).forEach(element -> list.add(element.strip()));
    } else {
      node.put(last, value);
    }
  }

  /**
   * Checks every number and every duration against its range.
   *
   * @throws OperatorException naming the flag, variable or file, the key and the range
   */
  void checkRanges(ObjectNode tree, @Nullable Path file) {
    for (SettingRange range : SettingRange.all()) {
      JsonNode value = tree.at("/" + range.key().replace('.', '/'));
      if (value.isArray()) {
        value.forEach(one -> check(range, one, file));
      } else if (!value.isMissingNode() && !value.isNull()) {
        check(range, value, file);
      }
    }
  }

  private void check(SettingRange range, JsonNode value, @Nullable Path file) {
    String text = value.isValueNode() ? value.asText() : value.toString();
    range
        .complaint(text)
        .ifPresent(
            why -> {
              String key = range.key();
              throw new OperatorException(
                  ExitCode.USAGE, "%skey '%s': %s".formatted(place(key, file), key, why));
            });
  }

  /**
   * The tree as a record.
   *
   * @param origin the file, for messages
   */
  <T extends Record> T bind(ObjectNode tree, Class<T> type, @Nullable Path origin) {
    try {
      return yaml.treeToValue(tree, type);
    } catch (UnrecognizedPropertyException e) {
      Set<String> known =
          e.getKnownPropertyIds() == null
              ? Set.of()
              : e.getKnownPropertyIds().stream().map(String::valueOf).collect(Collectors.toSet());
      throw new OperatorException(
          ExitCode.USAGE,
          "%sunknown key '%s'%s"
              .formatted(place(origin), path(e), Nearest.question(e.getPropertyName(), known)),
          e);
    } catch (JsonMappingException e) {
      String reason = reason(e);
      String path = blamed(tree, path(e), reason);
      throw new OperatorException(
          ExitCode.USAGE, "%skey '%s': %s".formatted(place(path, origin), path, reason), e);
    } catch (JsonProcessingException e) {
      throw new OperatorException(ExitCode.USAGE, place(origin) + e.getOriginalMessage(), e);
    }
  }

  /** A record checks its own fields: the one whose name or value the reason states is to blame. */
  private static String blamed(ObjectNode tree, String path, String reason) {
    JsonNode part = tree.at("/" + path.replace('.', '/'));
    return part.properties().stream()
        .filter(field -> states(reason, field.getKey(), field.getValue()))
        .findFirst()
        .map(field -> path + "." + field.getKey())
        .orElse(path);
  }

  private static boolean states(String reason, String name, JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .anyMatch(one -> states(reason, name, one));
    }
    return reason.startsWith(name + " ") || reason.contains("'" + value.asText() + "'");
  }

  /** A part that holds keys from elsewhere may be wrong by any of them. */
  private String place(String path, @Nullable Path file) {
    String exact = origins.get(path);
    if (exact != null) {
      return exact + ": ";
    }
    boolean mixed = origins.keySet().stream().anyMatch(key -> key.startsWith(path + "."));
    return mixed ? "" : place(file);
  }

  /** What a record's own check says, without what Jackson says around it. */
  private static String reason(JsonMappingException e) {
    Throwable cause = e.getCause();
    String own =
        e instanceof ValueInstantiationException && cause != null ? cause.getMessage() : null;
    return firstLine(own == null ? e.getOriginalMessage() : own);
  }

  private static String place(@Nullable Path origin) {
    return origin == null ? "" : origin + ": ";
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static final class DurationReader extends StdDeserializer<Duration> {
    DurationReader() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return Durations.parse(parser.getText());
      } catch (IllegalArgumentException e) {
        throw JsonMappingException.from(parser, e.getMessage(), e);
      }
    }
  }

  private static final class PathReader extends StdDeserializer<Path> {
    PathReader() {
      super(Path.class);
    }

    @Override
    public Path deserialize(JsonParser parser, DeserializationContext context)
        throws IOException, JacksonException {
      return Path.of(parser.getText());
    }
  }
}
