package dev.silkwire.sink.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of each row, and by which falling columns it is ordered.
 *
 * @param order the columns, most significant first
 * @param columns what is shown
 * @param joined what is joined to the articles, as {@code s}; empty for nothing
 * @param values that are bound in it
 * @param row makes it of a row
 */
record Projection<T>(
    List<String> order, String columns, String joined, List<String> values, SqlQuery.Row<T> row) {
  Projection {
    order = List.copyOf(order);
    values = List.copyOf(values);
  }

  /** The columns to select: first those of the order. */
  String selected() {
    return String.join(", ", order) + ", " + columns;
  }

  /** A page of what the query finds, after the place where the page before has ended. */
  List<PageRow<T>> page(
      Connection connection, SqlQuery query, @Nullable List<String> before, int limit)
      throws SQLException {
    Filters.after(query, before, order);
    return query
        .add(" ORDER BY " + String.join(" DESC, ", order) + " DESC LIMIT ?", limit)
        .list(connection, this::placed);
  }

  private PageRow<T> placed(ResultSet r) throws SQLException {
    List<String> place = new ArrayList<>();
    for (int i = 1; i <= order.size(); i++) {
      place.add(r.getString(i));
    }
    return new PageRow<>(place, row.of(r));
  }
}
