package dev.silkwire.sink.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question in SQL that grows by its conditions; values are bound, never written. For one thread.
 */
public final class SqlQuery {
  private static final int SECONDS = 15;

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> bound = new ArrayList<>();

  /** Makes an answer of a row. */
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  public SqlQuery(String sql, Object... values) {
    add(sql, values);
  }

  public SqlQuery add(String more, Object... values) {
    sql.append(more);
    bound.addAll(List.of(values));
    return this;
  }

  /** Adds another one, with its values. */
  public SqlQuery add(SqlQuery other) {
    sql.append(other.sql);
    bound.addAll(other.bound);
    return this;
  }

  /** Adds a condition where its value is given. */
  public SqlQuery given(@Nullable String value, String condition) {
    return value == null ? this : add(condition, value);
  }

  /** Adds a condition that a column is one of the values. */
  public SqlQuery in(String column, Collection<String> values) {
    String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
    return add(" " + column + " IN (" + marks + ")", values.toArray());
  }

  public <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      statement.setQueryTimeout(SECONDS);
      for (int i = 0; i < bound.size(); i++) {
        statement.setObject(i + 1, bound.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> answers = new ArrayList<>();
        while (rows.next()) {
          answers.add(row.of(rows));
        }
        return answers;
      }
    }
  }

  public <T> Optional<T> one(Connection connection, Row<T> row) throws SQLException {
    return list(connection, row).stream().findFirst();
  }
}
