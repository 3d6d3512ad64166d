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
import dev.silkwire.contract.error.SpellingSuggestion;
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
 * Merges the settings of a file, environment variables and flags, in ascending order of precedence.
 * An unknown key is an error that names the nearest known key. For one thread.
 */
final class SettingsReader {
  private static final String LOG_FORMAT = "SILKWIRE_LOG_FORMAT";

  /** Variables of the start script and the log configuration, which are not settings. */
  private static final Set<String> NOT_SETTINGS =
      Set.of(
          "SILKWIRE_CONFIG",
          "SILKWIRE_JAVA_OPTS",
          LOG_FORMAT,
          "SILKWIRE_LOG_LEVEL",
          "SILKWIRE_LOG_LEVELS",
          "SILKWIRE_HOME",
          "SILKWIRE_KAFKA_LOG_LEVEL");

  /** The flags by key, for messages. */
  static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("data", "--data"),
          Map.entry("feeds", "--feeds"),
          Map.entry("kafka.bootstrap", "--bootstrap"),
          Map.entry("kafka.port", "--kafka-port"),
          Map.entry("kafka.propertiesFile", "--kafka-properties"),
          Map.entry("ingest.every", "--every"),
          Map.entry("ingest.revisits", "--revisit"),
          Map.entry("ingest.allow", "--allow"),
          Map.entry("sink.http", "--http"),
          Map.entry("sink.database", "--database"),
          Map.entry("sink.bind", "--public"),
          Map.entry("enrich.catalogue", "--catalogue"),
          Map.entry("enrich.places", "--places"),
          Map.entry("health.port", "--health-port"));

  private static final Set<String> LISTS = Set.copyOf(SettingsKeys.lists(Settings.class));

  private final YAMLMapper yaml;

  /** The origin of each key that is not from the file: a variable or a flag. */
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

  /** Returns the file as a tree; an empty tree when there is no file. */
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
      throw new OperatorException(
          ExitCode.USAGE, file + " is not a YAML mapping of keys to values");
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

  /** Overrides keys by environment variables. */
  void environment(ObjectNode tree, Class<? extends Record> type, Map<String, String> env) {
    checkLogFormat(env.getOrDefault(LOG_FORMAT, "text"));
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
                .formatted(name, SpellingSuggestion.question(name, known.keySet())));
      }
      put(tree, path, variable.getValue());
      origins.put(path, name);
    }
  }

  /** The log configuration reads the variable before any code of ours, and reports nothing. */
  private static void checkLogFormat(String format) {
    if (!format.equals("text") && !format.equals("json")) {
      throw new OperatorException(
          ExitCode.USAGE, LOG_FORMAT + " must be text or json, not '" + format + "'");
    }
  }

  /** Overrides a key by a flag. */
  void flag(ObjectNode tree, String path, String value) {
    put(tree, path, value);
    origins.put(path, FLAGS.getOrDefault(path, "the command line"));
  }

  /** Sets a key. The value of a list is split at commas; others, such as a password, stay whole. */
  void put(ObjectNode tree, String path, String value) {
    List<String> steps = List.of(path.split("\\."));
    ObjectNode node = tree;
    for (String step : steps.subList(0, steps.size() - 1)) {
      node = node.get(step) instanceof ObjectNode child ? child : node.putObject(step);
    }
    String last = steps.get(steps.size() - 1);
    if (LISTS.contains(path)) {
      ArrayNode list = node.putArray(last);
      List.of(value.split(",")).forEach(element -> list.add(element.strip()));
    } else {
      node.put(last, value);
    }
  }

  /**
   * Checks every number and every duration against its range.
   *
   * @throws OperatorException with the flag, variable or file, the key and the range
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
        .problem(text)
        .ifPresent(
            why -> {
              String key = range.key();
              throw new OperatorException(
                  ExitCode.USAGE, "%skey '%s': %s".formatted(origin(key, file), key, why));
            });
  }

  /**
   * Converts the tree to a record.
   *
   * @param origin the file, for messages
   * @throws OperatorException when a key is unknown or a value is invalid
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
              .formatted(
                  origin(origin), path(e), SpellingSuggestion.question(e.getPropertyName(), known)),
          e);
    } catch (JsonMappingException e) {
      String reason = reason(e);
      String path = invalidKey(tree, path(e), reason);
      throw new OperatorException(
          ExitCode.USAGE, "%skey '%s': %s".formatted(origin(path, origin), path, reason), e);
    } catch (JsonProcessingException e) {
      throw new OperatorException(ExitCode.USAGE, origin(origin) + e.getOriginalMessage(), e);
    }
  }

  /** Returns the key of the field whose name or value is in the message of a record's own check. */
  private static String invalidKey(ObjectNode tree, String path, String reason) {
    JsonNode section = tree.at("/" + path.replace('.', '/'));
    return section.properties().stream()
        .filter(field -> isNamed(reason, field.getKey(), field.getValue()))
        .findFirst()
        .map(field -> path + "." + field.getKey())
        .orElse(path);
  }

  private static boolean isNamed(String reason, String name, JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .anyMatch(element -> isNamed(reason, name, element));
    }
    return reason.startsWith(name + " ") || reason.contains("'" + value.asText() + "'");
  }

  /** Returns no origin for a section whose keys have several origins. */
  private String origin(String path, @Nullable Path file) {
    String exact = origins.get(path);
    if (exact != null) {
      return exact + ": ";
    }
    boolean mixed = origins.keySet().stream().anyMatch(key -> key.startsWith(path + "."));
    return mixed ? "" : origin(file);
  }

  /** Returns the message of a record's own check, without the text that Jackson adds. */
  private static String reason(JsonMappingException e) {
    Throwable cause = e.getCause();
    String own =
        e instanceof ValueInstantiationException && cause != null ? cause.getMessage() : null;
    return firstLine(own == null ? e.getOriginalMessage() : own);
  }

  private static String origin(@Nullable Path file) {
    return file == null ? "" : file + ": ";
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
