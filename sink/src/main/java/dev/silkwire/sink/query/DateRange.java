package dev.silkwire.sink.query;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of days as outlets print them. What is undated lies in no stretch but the open one.
 *
 * @param from the first, null for no bound
 * @param to the last, null for no bound
 */
public record DateRange(@Nullable LocalDate from, @Nullable LocalDate to) {
  /** All days, and what is undated. */
  public static final DateRange ALL = new DateRange(null, null);

  /** Whether all days are meant, and what is undated too. */
  boolean open() {
    return from == null && to == null;
  }

  /** Adds the condition on a column of days. */
  public SqlQuery where(SqlQuery query, String column) {
    if (open()) {
      return query;
    }
    String first = from == null ? "0000-01-01" : from.toString();
    String last = to == null ? "9999-12-31" : to.toString();
    return query.add(" AND " + column + " BETWEEN ? AND ?", first, last);
  }

  /** As many days just before these; null where these have no bounds. */
  public @Nullable DateRange previous() {
    if (from == null || to == null) {
      return null;
    }
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    return new DateRange(from.minusDays(days), from.minusDays(1));
  }
}
