package dev.silkwire.sink.view;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.sink.query.Counts;
import dev.silkwire.sink.query.DateRange;
import dev.silkwire.sink.query.Parameters;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The totals of a range of days, compared with the preceding range. Stateless. */
public final class TotalsView {
  private TotalsView() {}

  /**
   * The totals of a range of days.
   *
   * @param country null for the world
   * @param now totals of the requested range
   * @param previous totals of the preceding range of the same length; null when the requested range
   *     is not bounded
   * @param change {@code now} minus {@code previous}; null when {@code previous} is
   */
  public record Totals(
      String initiative,
      @Nullable String country,
      DateRange days,
      Counts now,
      @Nullable Counts previous,
      @Nullable Counts change) {}

  public static Totals totals(Connection connection, Parameters parameters) throws SQLException {
    String initiative = requireNonNullElse(parameters.initiative(), CountryDay.ANY);
    String country = parameters.country();
    DateRange days = parameters.days();
    DateRange previousDays = days.previous();
    String area = requireNonNullElse(country, CountryDay.WORLD);
    Counts now = Counts.sum(connection, initiative, area, days);
    Counts previous =
        previousDays == null ? null : Counts.sum(connection, initiative, area, previousDays);
    Counts change = previous == null ? null : now.minus(previous);
    return new Totals(initiative, country, days, now, previous, change);
  }
}
