package dev.silkwire.sink.query;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A range of days as outlets print them. Only the unbounded range contains undated articles.
 *
 * @param from first day, null for no bound
 * @param to last day, null for no bound
 */
public record DateRange(@Nullable LocalDate from, @Nullable LocalDate to) {
  /** All days and undated articles. */
  public static final DateRange ALL = new DateRange(null, null);

  boolean isUnbounded() {
    return from == null && to == null;
  }

  /** Adds the condition that a column with a day is in this range. */
  public SqlQuery where(SqlQuery query, String column) {
    if (isUnbounded()) {
      return query;
    }
    String first = from == null ? "0000-01-01" : from.toString();
    String last = to == null ? "9999-12-31" : to.toString();
    return query.add(" AND " + column + " BETWEEN ? AND ?", first, last);
  }

  /** Returns the range of the same length before this one; null when a bound is missing. */
  public @Nullable DateRange previous() {
    if (from == null || to == null) {
      return null;
    }
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    return new DateRange(from.minusDays(days), from.minusDays(1));
  }
}
