package dev.silkwire.sink.view;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.CountryDay;
import dev.silkwire.sink.query.Counts;
import dev.silkwire.sink.query.DateRange;
import dev.silkwire.sink.query.Parameters;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How much was said, and how that has changed. Stateless. */
public final class TotalsView {
  private TotalsView() {}

  /**
   * Numbers of a stretch of days.
   *
   * @param country null for the whole world
   * @param now in the days asked for
   * @param previous in as many days just before; null where the days have no bounds
   * @param change from then to now; null where there is no then
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
    DateRange before = days.previous();
    String place = requireNonNullElse(country, CountryDay.WORLD);
    Counts now = Counts.sum(connection, initiative, place, days);
    Counts then = before == null ? null : Counts.sum(connection, initiative, place, before);
    return new Totals(initiative, country, days, now, then, then == null ? null : now.minus(then));
  }
}
