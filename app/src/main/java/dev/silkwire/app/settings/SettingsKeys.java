package dev.silkwire.app.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
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
    return Arrays.stream(type.getRecordComponents()).flatMap(c -> paths(c, prefix));
  }

  private static Stream<String> paths(RecordComponent component, String prefix) {
    String path = prefix + component.getName();
    return component.getType().isRecord()
        ? paths(component.getType(), path + ".")
        : Stream.of(path);
  }
}
