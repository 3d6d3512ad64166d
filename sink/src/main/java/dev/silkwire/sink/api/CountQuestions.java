package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.Published;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions that are answered by numbers. Stateless. */
final class CountQuestions {
  private static final int MOST = 1000;

  private CountQuestions() {}

  /**
   * Numbers by day.
   *
   * @param days that have any, oldest first
   * @param undated what has no believable day; none where days are asked for
   */
  record Timeline(List<Day> days, Counts undated) implements Listing {
    @Override
    public List<Day> table() {
      return days;
    }

    @Override
    public Class<Day> rowType() {
      return Day.class;
    }
  }

  /** A day's numbers. */
  record Day(String date, long stories, long articles, long mentions) {
    Counts counts() {
      return new Counts(stories, articles, mentions);
    }
  }

  static Timeline timeline(Connection connection, Parameters parameters) throws SQLException {
    String initiative = requireNonNullElse(parameters.initiative(), CountryDay.ANY);
    String country = requireNonNullElse(parameters.country(), CountryDay.WORLD);
    List<Day> all = days(connection, country, initiative, parameters.days());
    List<Day> dated = all.stream().filter(d -> !d.date().equals(Published.UNDATED)).toList();
    Counts undated =
        all.stream()
            .filter(d -> d.date().equals(Published.UNDATED))
            .map(Day::counts)
            .findFirst()
            .orElse(Counts.NONE);
    return new Timeline(dated, undated);
  }

  private static List<Day> days(Connection connection, String country, String initiative, Days days)
      throws SQLException {
    Query query =
        new Query("SELECT day, stories, articles, mentions FROM country_days")
            .add(" WHERE country = ?", country)
            .add(" AND initiative = ? AND articles > 0", initiative);
    return days.where(query, "day")
        .add(" ORDER BY day")
        .list(
            connection,
            r ->
                new Day(
                    r.getString("day"),
                    r.getLong("stories"),
                    r.getLong("articles"),
                    r.getLong("mentions")));
  }

  /** A page of raw totals. */
  record CountryDays(List<CountryDay> countryDays, @Nullable String next) implements Listing {
    @Override
    public List<CountryDay> table() {
      return countryDays;
    }

    @Override
    public Class<CountryDay> rowType() {
      return CountryDay.class;
    }
  }

  static CountryDays countryDays(Connection connection, Parameters parameters) throws SQLException {
    int limit = parameters.limit(200, MOST);
    Query query =
        new Query("SELECT * FROM country_days WHERE country <> ?", CountryDay.WORLD)
            .given(parameters.initiative(), " AND initiative = ?")
            .given(parameters.country(), " AND country = ?");
    parameters.days().where(query, "day");
    Filters.after(query, parameters.before(3), List.of("day", "country", "initiative"));
    List<Placed<CountryDay>> page =
        query
            .add(" ORDER BY day DESC, country DESC, initiative DESC LIMIT ?", limit)
            .list(connection, CountQuestions::placed);
    return new CountryDays(Placed.rows(page, row -> row), Placed.next(page, limit));
  }

  private static Placed<CountryDay> placed(ResultSet r) throws SQLException {
    return new Placed<>(
        List.of(r.getString("day"), r.getString("country"), r.getString("initiative")),
        countryDay(r));
  }

  private static CountryDay countryDay(ResultSet r) throws SQLException {
    return new CountryDay(
        r.getString("country"),
        r.getString("initiative"),
        r.getString("day"),
        r.getLong("stories"),
        r.getLong("articles"),
        r.getLong("mentions"),
        r.getLong("focus_stories"),
        Cells.moment(r, "updated_at"));
  }
}
