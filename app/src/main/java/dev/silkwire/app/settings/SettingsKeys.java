package dev.silkwire.app.settings;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The keys that a settings record knows, such as {@code ingest.minInterval}. */
final class SettingsKeys {
  private static final String PREFIX = "SILKWIRE_";

  private SettingsKeys() {}

  /** Every key of the record and of the records in it, by the environment variable that sets it. */
  static SortedMap<String, String> byVariable(Class<? extends Record> type) {
    SortedMap<String, String> keys = new TreeMap<>();
    paths(type, "").forEach(path -> keys.put(variable(path), path));
    return keys;
  }

  /** The environment variable of a key: {@code SILKWIRE_INGEST_MIN_INTERVAL}. */
  static String variable(String path) {
    String snake = path.replace('.', '_').replaceAll("(?<=[a-z])(?=[A-Z])", "_");
    return PREFIX + snake.toUpperCase(Locale.ROOT);
  }

  static Stream<String> paths(Class<?> type, String prefix) {
    return leaves(type, prefix, component -> true);
  }

  /** The keys of numbers and of durations, single or listed. */
  static List<String> limited(Class<?> type) {
    return leaves(type, "", SettingsKeys::isLimited).toList();
  }

  private static boolean isLimited(RecordComponent component) {
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
