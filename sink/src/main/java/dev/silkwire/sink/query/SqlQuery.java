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
 * A builder of SQL queries with bound parameters. For one thread.
 *
 * <pre>{@code
 * List<String> titles =
 *     new SqlQuery("SELECT title FROM articles WHERE day = ?", "2026-11-22")
 *         .given(language, " AND language = ?")
 *         .list(connection, row -> row.getString("title"));
 * }</pre>
 */
public final class SqlQuery {
  private static final int TIMEOUT_SECONDS = 15;

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  /** Converts the current row of a result. */
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  public SqlQuery(String sql, Object... values) {
    add(sql, values);
  }

  /** Appends SQL with the values of its placeholders. */
  public SqlQuery add(String more, Object... values) {
    sql.append(more);
    parameters.addAll(List.of(values));
    return this;
  }

  /** Appends another query with its parameters. */
  public SqlQuery add(SqlQuery other) {
    sql.append(other.sql);
    parameters.addAll(other.parameters);
    return this;
  }

  /** Appends a condition unless its value is null. */
  public SqlQuery given(@Nullable String value, String condition) {
    return value == null ? this : add(condition, value);
  }

  /** Appends the condition that a column is one of the values. */
  public SqlQuery in(String column, Collection<String> values) {
    String placeholders = String.join(", ", Collections.nCopies(values.size(), "?"));
    return add(" " + column + " IN (" + placeholders + ")", values.toArray());
  }

  /** Executes the query and returns all rows. */
  public <T> List<T> list(Connection connection, RowMapper<T> mapper) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        List<T> result = new ArrayList<>();
        while (row.next()) {
          result.add(mapper.map(row));
        }
        return result;
      }
    }
  }

  /** Executes the query and returns the first row; empty when there is none. */
  public <T> Optional<T> one(Connection connection, RowMapper<T> mapper) throws SQLException {
    return list(connection, mapper).stream().findFirst();
  }
}
