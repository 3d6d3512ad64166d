package dev.silkwire.sink.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepared statements for many rows at a time. Stateless. */
public final class Statements {
  private static final int MOST_MARKS = 512;

  private static final int FEWEST_MARKS = 16;

  private Statements() {}

  /** Executes a statement once for each row of values. */
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

  /** Executes a statement with {@code IN (%s)} for all values, some hundred at a time. */
  public static void forEachOf(Connection connection, String sql, Collection<String> values)
      throws SQLException {
    for (List<String> some : chunks(values)) {
      try (PreparedStatement statement = connection.prepareStatement(with(some.size(), sql))) {
        bind(statement, some);
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

  private static String with(int marks, String sql) {
    return sql.replace("%s", String.join(", ", Collections.nCopies(marks, "?")));
  }

  /**
   * Parts of a few sizes only, filled up with what no row has as its key, so that the statements'
   * texts are few and the database keeps them prepared.
   */
  private static List<List<String>> chunks(Collection<String> values) {
    List<String> all = List.copyOf(values);
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST_MARKS) {
      List<String> some =
          new ArrayList<>(all.subList(from, Math.min(all.size(), from + MOST_MARKS)));
      int size = Math.max(FEWEST_MARKS, Integer.highestOneBit(2 * some.size() - 1));
      some.addAll(Collections.nCopies(size - some.size(), ""));
      chunks.add(some);
    }
    return chunks;
  }
}
