package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.CountryDay;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How much was said, and how that has changed. Stateless. */
final class TotalQuestions {
  private TotalQuestions() {}

  /**
   * Numbers of a stretch of days.
   *
   * @param country null for the whole world
   * @param now in the days asked for
   * @param previous in as many days just before; null where the days have no bounds
   * @param change from then to now; null where there is no then
   */
  record Totals(
      String initiative,
      @Nullable String country,
      Days days,
      Counts now,
      @Nullable Counts previous,
      @Nullable Counts change) {}

  static Totals totals(Connection connection, Parameters parameters) throws SQLException {
    String initiative = requireNonNullElse(parameters.initiative(), CountryDay.ANY);
    String country = parameters.country();
    Days days = parameters.days();
    Days before = days.previous();
    String place = requireNonNullElse(country, CountryDay.WORLD);
    Counts now = Counts.sum(connection, initiative, place, days);
    Counts then = before == null ? null : Counts.sum(connection, initiative, place, before);
    return new Totals(initiative, country, days, now, then, then == null ? null : now.minus(then));
  }
}
