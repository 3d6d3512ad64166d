package dev.silkwire.sink.view;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.sink.query.Counts;
import dev.silkwire.sink.query.DateRange;
import dev.silkwire.sink.query.Parameters;
import dev.silkwire.sink.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The totals of an initiative by country. Stateless. */
public final class CountryView {
  private CountryView() {}

  /** The countries with their totals, which the map shows. */
  public record Countries(String initiative, List<Country> countries) implements Listing {
    @Override
    public List<Country> table() {
      return countries;
    }

    @Override
    public Class<Country> rowType() {
      return Country.class;
    }
  }

  /**
   * The totals of a country.
   *
   * @param focusStories number of unique articles that are about the country
   * @param previousStories stories in the preceding range of the same length; null when the
   *     requested range is not bounded
   */
  public record Country(
      String country,
      long stories,
      long articles,
      long mentions,
      long focusStories,
      @Nullable Long previousStories) {}

  public static Countries countries(Connection connection, Parameters parameters)
      throws SQLException {
    String initiative = requireNonNullElse(parameters.initiative(), CountryDay.ANY);
    DateRange days = parameters.days();
    DateRange previous = days.previous();
    Map<String, Long> before = new HashMap<>();
    if (previous != null) {
      sums(initiative, previous)
          .list(connection, r -> before.put(r.getString("country"), r.getLong("stories")));
    }
    List<Country> countries =
        sums(initiative, days)
            .list(
                connection,
                r ->
                    country(
                        r,
                        previous == null ? null : before.getOrDefault(r.getString("country"), 0L)));
    return new Countries(initiative, countries);
  }

  private static SqlQuery sums(String initiative, DateRange days) {
    SqlQuery query =
        new SqlQuery("SELECT country, " + Counts.SUMS)
            .add(", SUM(focus_stories) AS focus_stories FROM country_days")
            .add(" WHERE initiative = ? AND country <> ?", initiative, CountryDay.WORLD);
    return days.where(query, "day")
        .add(" GROUP BY country HAVING SUM(articles) > 0 ORDER BY stories DESC, country");
  }

  private static Country country(ResultSet r, @Nullable Long previous) throws SQLException {
    return new Country(
        r.getString("country"),
        r.getLong("stories"),
        r.getLong("articles"),
        r.getLong("mentions"),
        r.getLong("focus_stories"),
        previous);
  }
}
