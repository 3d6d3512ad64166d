package dev.silkwire.sink.view;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.Published;
import dev.silkwire.sink.query.Columns;
import dev.silkwire.sink.query.Counts;
import dev.silkwire.sink.query.DateRange;
import dev.silkwire.sink.query.Filters;
import dev.silkwire.sink.query.PageRow;
import dev.silkwire.sink.query.Parameters;
import dev.silkwire.sink.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The totals by day. Stateless. */
public final class TimelineView {
  private static final int DEFAULT_LIMIT = 200;
  private static final int MAX_LIMIT = 1000;

  private TimelineView() {}

  /**
   * A timeline.
   *
   * @param days days with at least one article, oldest first
   * @param undated totals of articles without a credible day; zero when a range of days is
   *     requested
   */
  public record Timeline(List<Day> days, Counts undated) implements Listing {
    @Override
    public List<Day> table() {
      return days;
    }

    @Override
    public Class<Day> rowType() {
      return Day.class;
    }
  }

  /** The totals of a day. */
  public record Day(String date, long stories, long articles, long mentions) {
    Counts counts() {
      return new Counts(stories, articles, mentions);
    }
  }

  public static Timeline timeline(Connection connection, Parameters parameters)
      throws SQLException {
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

  private static List<Day> days(
      Connection connection, String country, String initiative, DateRange days)
      throws SQLException {
    SqlQuery query =
        new SqlQuery("SELECT day, stories, articles, mentions FROM country_days")
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

  /** A page of totals as in {@code news.country-days}. */
  public record CountryDays(List<CountryDay> countryDays, @Nullable String next)
      implements Listing {
    @Override
    public List<CountryDay> table() {
      return countryDays;
    }

    @Override
    public Class<CountryDay> rowType() {
      return CountryDay.class;
    }
  }

  public static CountryDays countryDays(Connection connection, Parameters parameters)
      throws SQLException {
    int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
    SqlQuery query =
        new SqlQuery("SELECT * FROM country_days WHERE country <> ?", CountryDay.WORLD)
            .given(parameters.initiative(), " AND initiative = ?")
            .given(parameters.country(), " AND country = ?");
    parameters.days().where(query, "day");
    Filters.after(query, parameters.cursor(3), List.of("day", "country", "initiative"));
    List<PageRow<CountryDay>> page =
        query
            .add(" ORDER BY day DESC, country DESC, initiative DESC LIMIT ?", limit)
            .list(connection, TimelineView::pageRow);
    return new CountryDays(PageRow.rows(page, row -> row), PageRow.next(page, limit));
  }

  private static PageRow<CountryDay> pageRow(ResultSet r) throws SQLException {
    return new PageRow<>(
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
        Columns.requiredInstant(r, "updated_at"));
  }
}
