package dev.silkwire.sink.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepared statements for many rows at a time. Stateless. */
public final class Statements {
  private static final int MOST_MARKS = 512;

  /** Fewer, so that an index is cheaper than reading all of the table at any size. */
  private static final int MOST_KEYS = 128;

  private static final int FEWEST_MARKS = 16;

  private Statements() {}

  /** Looks at a row. */
  @FunctionalInterface
  public interface Row {
    /** Looks. */
    void look(ResultSet row) throws SQLException;
  }

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
    for (List<String> some : chunks(values, MOST_MARKS, "")) {
      try (PreparedStatement statement = connection.prepareStatement(with("?", some.size(), sql))) {
        bind(statement, some);
        statement.executeUpdate();
      }
    }
  }

  /** Looks at all rows of a query with {@code IN (%s)}. */
  public static void look(Connection connection, String sql, Collection<String> values, Row row)
      throws SQLException {
    for (List<String> some : chunks(values, MOST_MARKS, "")) {
      look(connection, with("?", some.size(), sql), some, row);
    }
  }

  /**
   * Looks at all rows of a query that joins {@code (VALUES %s)}, for keys of several columns:
   * {@code column1} and so on. Joined, as PostgreSQL reads all of the table for {@code IN}.
   */
  public static void lookUp(
      Connection connection, String sql, Collection<List<String>> keys, Row row)
      throws SQLException {
    for (List<List<String>> some : chunks(keys, MOST_KEYS, List.of("", "", ""))) {
      int width = some.get(0).size();
      String tuple = "(" + marks("?", width) + ")";
      List<String> values = some.stream().flatMap(key -> key.stream().limit(width)).toList();
      look(connection, with(tuple, some.size(), sql), values, row);
    }
  }

  private static void look(Connection connection, String sql, List<String> values, Row row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          row.look(found);
        }
      }
    }
  }

  private static void bind(PreparedStatement statement, List<? extends @Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private static String with(String mark, int times, String sql) {
    return sql.replace("%s", marks(mark, times));
  }

  private static String marks(String mark, int times) {
    return String.join(", ", Collections.nCopies(times, mark));
  }

  /**
   * Parts of a few sizes only, filled with what no row has as its key, so that the statements'
   * texts are few and the database keeps them prepared.
   */
  private static <T> List<List<T>> chunks(Collection<T> values, int most, T filler) {
    List<T> all = List.copyOf(values);
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      List<T> some = new ArrayList<>(all.subList(from, Math.min(all.size(), from + most)));
      int size = Math.max(FEWEST_MARKS, Integer.highestOneBit(2 * some.size() - 1));
      some.addAll(Collections.nCopies(size - some.size(), filler));
      chunks.add(some);
    }
    return chunks;
  }
}
