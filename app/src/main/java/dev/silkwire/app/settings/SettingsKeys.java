package dev.silkwire.app.settings;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The keys of a settings record, such as {@code ingest.minInterval}. Stateless. */
final class SettingsKeys {
  private static final String PREFIX = "SILKWIRE_";

  private SettingsKeys() {}

  /** Returns the keys that an environment variable can set, by the variable. */
  static SortedMap<String, String> byVariable(Class<? extends Record> type) {
    SortedMap<String, String> keys = new TreeMap<>();
    leaves(type, "", component -> component.getType() != Map.class)
        .filter(path -> !isDerived(path))
        .forEach(path -> keys.put(variable(path), path));
    SecretFiles.keys().forEach(path -> keys.put(variable(path), path));
    return keys;
  }

  /** Returns whether a key follows from others: all stages use the same Kafka. */
  static boolean isDerived(String path) {
    return path.matches("(ingest|enrich|sink)\\.kafka\\..*");
  }

  /** Returns the environment variable of a key: {@code SILKWIRE_INGEST_MIN_INTERVAL}. */
  static String variable(String path) {
    String snake = path.replace('.', '_').replaceAll("(?<=[a-z])(?=[A-Z])", "_");
    return PREFIX + snake.toUpperCase(Locale.ROOT);
  }

  static Stream<String> paths(Class<?> type, String prefix) {
    return leaves(type, prefix, component -> true);
  }

  /** Returns the keys of numbers, durations and lists of durations. */
  static List<String> withRange(Class<?> type) {
    return leaves(type, "", SettingsKeys::hasRange).filter(path -> !isDerived(path)).toList();
  }

  /** Returns the keys whose values are lists. */
  static List<String> lists(Class<?> type) {
    return leaves(type, "", component -> component.getType() == List.class).toList();
  }

  private static boolean hasRange(RecordComponent component) {
    String type = component.getGenericType().getTypeName();
    return type.contains(Duration.class.getName()) || type.equals(Integer.class.getName());
  }

  private static Stream<String> leaves(
      Class<?> type, String prefix, Predicate<RecordComponent> wanted) {
    return Arrays.stream(type.getRecordComponents()).flatMap(c -> leaves(c, prefix, wanted));
  }

  private static Stream<String> leaves(
      RecordComponent component, String prefix, Predicate<RecordComponent> wanted) {
    String path = prefix + component.getName();
    if (component.getType().isRecord()) {
      return leaves(component.getType(), path + ".", wanted);
    }
    return wanted.test(component) ? Stream.of(path) : Stream.empty();
  }
}
