package dev.silkwire.sink.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Helpers that execute a prepared statement for many values. Stateless. */
public final class Statements {
  private static final int MAX_PLACEHOLDERS = 512;
  private static final int MIN_PLACEHOLDERS = 16;

  private Statements() {}

  /** Executes a statement once for each row of values, as one JDBC batch. */
  public static void batch(
      Connection connection,
      String sql,
      Collection<? extends List<? extends @Nullable Object>> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<? extends @Nullable Object> row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * Executes a statement that contains {@code IN (%s)} for all values, in chunks of up to {@value
   * MAX_PLACEHOLDERS}. The empty string must not be the key of a row: it fills up the last chunk.
   */
  public static void inChunks(Connection connection, String sql, Collection<String> values)
      throws SQLException {
    for (List<String> chunk : chunks(values)) {
      String text = sql.replace("%s", String.join(", ", Collections.nCopies(chunk.size(), "?")));
      try (PreparedStatement statement = connection.prepareStatement(text)) {
        bind(statement, chunk);
        statement.executeUpdate();
      }
    }
  }

  private static void bind(PreparedStatement statement, List<? extends @Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  /**
   * Splits values into chunks whose sizes are powers of two, filled up with empty strings, so that
   * there are few different SQL texts and the database caches their plans.
   */
  private static List<List<String>> chunks(Collection<String> values) {
    List<String> all = List.copyOf(values);
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MAX_PLACEHOLDERS) {
      List<String> chunk =
          new ArrayList<>(all.subList(from, Math.min(all.size(), from + MAX_PLACEHOLDERS)));
      int size = Math.max(MIN_PLACEHOLDERS, Integer.highestOneBit(2 * chunk.size() - 1));
      chunk.addAll(Collections.nCopies(size - chunk.size(), ""));
      chunks.add(chunk);
    }
    return chunks;
  }
}
