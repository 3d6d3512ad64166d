package dev.silkwire.sink.store;

import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.StorableText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks of keys and values that no database may see: PostgreSQL refuses U+0000 and values that are
 * too long for an index, SQLite turns sums that overflow into fractions. Stateless.
 */
final class StorableRow {
  /** The largest count: a database adds up nine million of them before a sum overflows. */
  private static final long LARGEST = 1_000_000_000_000L;

  /** Stands for bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private StorableRow() {}

  /** Returns why a record with such a key cannot become a row; empty when it can. */
  static Optional<String> keyFault(@Nullable String key, List<String> columns) {
    if (key == null) {
      return Optional.of("the record has no key");
    }
    if (key.length() > FieldLimits.KEY) {
      return Optional.of(
          "the key has %d characters; at most %d are allowed"
              .formatted(key.length(), FieldLimits.KEY));
    }
    if (!StorableText.clean(key).equals(key) || key.indexOf(REPLACEMENT) >= 0) {
      return Optional.of("the key holds bytes that are not UTF-8, or control characters");
    }
    List<String> parts = parts(key, columns);
    return parts.size() == columns.size() && parts.stream().noneMatch(String::isEmpty)
        ? Optional.empty()
        : Optional.of("the key '" + key + "' does not have the form " + String.join("/", columns));
  }

  /** Cuts a key at its slashes; the last part keeps its own. */
  static List<String> parts(String key, List<String> columns) {
    return List.of(key.split("/", columns.size()));
  }

  /**
   * Returns the value of a column.
   *
   * @throws IllegalArgumentException when no database can store it or add it up
   */
  static @Nullable Object value(String column, @Nullable Object value) {
    if (value instanceof String text && text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(column + " holds the character U+0000");
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new IllegalArgumentException(column + " is no finite number");
    }
    if ((value instanceof Long || value instanceof Integer) && !counts((Number) value)) {
      throw new IllegalArgumentException(column + " is below 0 or above " + LARGEST);
    }
    return value;
  }

  private static boolean counts(Number number) {
    return number.longValue() >= 0 && number.longValue() <= LARGEST;
  }

  /**
   * Returns the value of a column that stands in an index.
   *
   * @throws IllegalArgumentException when an index cannot hold it
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
