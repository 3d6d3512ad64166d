package dev.silkwire.sink.query;

import dev.silkwire.contract.record.CountryDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL conditions that several queries share. Stateless. */
public final class Filters {
  private Filters() {}

  /** Returns the requested initiative; null for any. */
  public static @Nullable String initiative(Parameters parameters) {
    String initiative = parameters.initiative();
    return CountryDay.ANY.equals(initiative) ? null : initiative;
  }

  /**
   * Adds the condition that rows come after a cursor, in descending order of the columns.
   *
   * @param cursor values of the columns in the last row of the previous page; null for none
   */
  public static void after(SqlQuery query, @Nullable List<String> cursor, List<String> columns) {
    if (cursor == null) {
      return;
    }
    query.add(" AND " + columns.get(0) + " <= ?", value(cursor.get(0), columns.get(0)));
    addComparison(query, cursor, columns, "<");
  }

  /** Adds the condition that rows are at or after a cursor; none when the cursor is null. */
  static SqlQuery from(SqlQuery query, @Nullable List<String> cursor, List<String> columns) {
    if (cursor != null) {
      addComparison(query, cursor, columns, "<=");
    }
    return query;
  }

  private static void addComparison(
      SqlQuery query, List<String> cursor, List<String> columns, String operator) {
    Object[] values = new Object[cursor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(cursor.get(i), columns.get(i));
    }
    String placeholders = "?" + ", ?".repeat(values.length - 1);
    query.add(
        " AND (%s) %s (%s)".formatted(String.join(", ", columns), operator, placeholders), values);
  }

  private static Object value(String text, String column) {
    if (!column.endsWith("rowid") && !column.endsWith("copies")) {
      return text;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw invalidCursor();
    }
  }

  static BadParameter invalidCursor() {
    return new BadParameter("'before' must be the 'next' of an earlier answer to the same request");
  }
}
