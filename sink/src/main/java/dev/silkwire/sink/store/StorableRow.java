package dev.silkwire.sink.store;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Validation of keys and values before they reach a database: PostgreSQL rejects U+0000 and values
 * that are too long for an index, and SQLite converts integer sums that overflow to floating point.
 * Stateless.
 */
final class StorableRow {
  /** The largest count: the sum of nine million of them does not overflow. */
  private static final long MAX_COUNT = 1_000_000_000_000L;

  /** The character that a decoder puts in place of bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private StorableRow() {}

  /** Returns why a record with this key cannot be stored; empty when it can. */
  static Optional<String> keyError(@Nullable String key, List<String> columns) {
    if (key == null) {
      return Optional.of("the record has no key");
    }
    if (key.length() > FieldLimits.KEY) {
      return Optional.of(
          "the key has %d characters; at most %d are allowed"
              .formatted(key.length(), FieldLimits.KEY));
    }
    if (!StorableText.clean(key).equals(key) || key.indexOf(REPLACEMENT) >= 0) {
      return Optional.of("the key contains bytes that are not UTF-8, or control characters");
    }
    List<String> parts = parts(key, columns);
    return parts.size() == columns.size() && parts.stream().noneMatch(String::isEmpty)
        ? Optional.empty()
        : Optional.of("the key '" + key + "' does not have the form " + String.join("/", columns));
  }

  /** Splits a key at its slashes into at most as many parts as there are columns. */
  static List<String> parts(String key, List<String> columns) {
    return List.of(key.split("/", columns.size()));
  }

  /**
   * Returns the value, validated.
   *
   * @throws IllegalArgumentException when a database cannot store it or add it up
   */
  static @Nullable Object value(String column, @Nullable Object value) {
    if (value instanceof String text && text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(column + " contains the character U+0000");
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new IllegalArgumentException(column + " is not a finite number");
    }
    if ((value instanceof Long || value instanceof Integer) && !isCount((Number) value)) {
      throw new IllegalArgumentException(column + " is below 0 or above " + MAX_COUNT);
    }
    return value;
  }

  private static boolean isCount(Number number) {
    return number.longValue() >= 0 && number.longValue() <= MAX_COUNT;
  }

  /**
   * Returns the value of an indexed column, validated.
   *
   * @throws IllegalArgumentException when a database cannot store it in an index
   */
  static Object indexed(String column, Object value) {
    if (value instanceof String text && text.length() > FieldLimits.KEY) {
      throw new IllegalArgumentException(
          "%s has %d characters; at most %d are allowed"
              .formatted(column, text.length(), FieldLimits.KEY));
    }
    value(column, value);
    return value;
  }
}
