package dev.silkwire.sink.query;

import dev.silkwire.contract.CountryDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions that several questions share. Stateless. */
public final class Filters {
  private Filters() {}

  /** The initiative asked for; null for any. */
  public static @Nullable String initiative(Parameters parameters) {
    String initiative = parameters.initiative();
    return CountryDay.ANY.equals(initiative) ? null : initiative;
  }

  /** Only what comes after the page that ended so, in an order of falling columns. */
  public static void after(SqlQuery query, @Nullable List<String> before, List<String> columns) {
    if (before == null) {
      return;
    }
    query.add(" AND " + columns.get(0) + " <= ?", value(before.get(0), columns.get(0)));
    compared(query, before, columns, "<");
  }

  /** The row at such a place, and what comes after it; all where there is no place. */
  static SqlQuery from(SqlQuery query, @Nullable List<String> place, List<String> columns) {
    if (place != null) {
      compared(query, place, columns, "<=");
    }
    return query;
  }

  private static void compared(
      SqlQuery query, List<String> place, List<String> columns, String comparison) {
    Object[] values = new Object[place.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(place.get(i), columns.get(i));
    }
    String marks = "?" + ", ?".repeat(values.length - 1);
    query.add(" AND (%s) %s (%s)".formatted(String.join(", ", columns), comparison, marks), values);
  }

  private static Object value(String text, String column) {
    if (!column.endsWith("rowid") && !column.endsWith("copies")) {
      return text;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw noPlace();
    }
  }

  /** A cursor that no answer has given. */
  static BadParameter noPlace() {
    return new BadParameter("'before' is the 'next' of an earlier answer to the same question");
  }
}
