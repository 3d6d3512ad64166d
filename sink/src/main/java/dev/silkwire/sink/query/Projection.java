package dev.silkwire.sink.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns, the join and the order of a list.
 *
 * @param order columns by which the list is ordered, descending, most significant first
 * @param columns columns that {@code mapper} reads
 * @param join a JOIN clause on the articles, which have the alias {@code s}; empty for none
 * @param joinParameters values of the placeholders in {@code join}
 * @param mapper converts a row of the result
 */
record Projection<T>(
    List<String> order,
    String columns,
    String join,
    List<String> joinParameters,
    SqlQuery.RowMapper<T> mapper) {
  Projection {
    order = List.copyOf(order);
    joinParameters = List.copyOf(joinParameters);
  }

  /** Returns the select list, which begins with the columns of the order. */
  String selectList() {
    return String.join(", ", order) + ", " + columns;
  }

  /** Returns the page of a query's result that follows a cursor. */
  List<PageRow<T>> page(
      Connection connection, SqlQuery query, @Nullable List<String> cursor, int limit)
      throws SQLException {
    Filters.after(query, cursor, order);
    return query
        .add(" ORDER BY " + String.join(" DESC, ", order) + " DESC LIMIT ?", limit)
        .list(connection, this::pageRow);
  }

  private PageRow<T> pageRow(ResultSet r) throws SQLException {
    List<String> cursor = new ArrayList<>();
    for (int i = 1; i <= order.size(); i++) {
      cursor.add(r.getString(i));
    }
    return new PageRow<>(cursor, mapper.map(r));
  }
}
