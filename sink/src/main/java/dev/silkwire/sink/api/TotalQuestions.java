package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.CountryDay;
import java.sql.Connection;
import java.sql.ResultSet;
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
      CountQuestions.Counts now,
      CountQuestions.@Nullable Counts previous,
      CountQuestions.@Nullable Counts change) {}

  static Totals totals(Connection connection, Parameters parameters) throws SQLException {
    String initiative = requireNonNullElse(parameters.initiative(), CountryDay.ANY);
    String country = parameters.country();
    Days days = parameters.days();
    Days before = days.previous();
    CountQuestions.Counts now = counts(connection, initiative, country, days);
    CountQuestions.Counts then =
        before == null ? null : counts(connection, initiative, country, before);
    return new Totals(initiative, country, days, now, then, then == null ? null : now.minus(then));
  }

  private static CountQuestions.Counts counts(
      Connection connection, String initiative, @Nullable String country, Days days)
      throws SQLException {
    return query(initiative, country, days)
        .one(connection, TotalQuestions::counts)
        .orElse(CountQuestions.Counts.NONE);
  }

  private static Query query(String initiative, @Nullable String country, Days days) {
    if (country == null) {
      String table = days.open() ? "initiative_totals" : "initiative_days";
      return days.where(
          new Query("SELECT SUM(stories) AS stories, SUM(stories) + SUM(copies) AS articles,")
              .add(
                  " SUM(mentions) AS mentions FROM " + table + " WHERE initiative = ?", initiative),
          "day");
    }
    String table = days.open() ? "country_totals" : "country_days";
    return days.where(
        new Query("SELECT SUM(stories) AS stories, SUM(articles) AS articles,")
            .add(" SUM(mentions) AS mentions FROM " + table + " WHERE initiative = ?", initiative)
            .add(" AND country = ?", country),
        "day");
  }

  private static CountQuestions.Counts counts(ResultSet r) throws SQLException {
    return new CountQuestions.Counts(
        r.getLong("stories"), r.getLong("articles"), r.getLong("mentions"));
  }
}
