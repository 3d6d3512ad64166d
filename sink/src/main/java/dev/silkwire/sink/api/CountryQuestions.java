package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.CountryDay;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an initiative is spoken of, by numbers. Stateless. */
final class CountryQuestions {
  private CountryQuestions() {}

  /** What the map shows. */
  record Countries(String initiative, List<Country> countries) implements Listing {
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
   * A country's numbers.
   *
   * @param focusStories unique articles that are about it
   * @param previousStories stories in as many days just before; null where no days are asked for
   */
  record Country(
      String country,
      long stories,
      long articles,
      long mentions,
      long focusStories,
      @Nullable Long previousStories) {}

  static Countries countries(Connection connection, Parameters parameters) throws SQLException {
    String initiative = requireNonNullElse(parameters.initiative(), CountryDay.ANY);
    Days days = parameters.days();
    Days previous = days.previous();
    Map<String, Long> before = new HashMap<>();
    if (previous != null) {
      sums(connection, initiative, previous)
          .list(connection, r -> before.put(r.getString("country"), r.getLong("stories")));
    }
    List<Country> countries =
        sums(connection, initiative, days)
            .list(
                connection,
                r ->
                    country(
                        r,
                        previous == null ? null : before.getOrDefault(r.getString("country"), 0L)));
    return new Countries(initiative, countries);
  }

  private static Query sums(Connection connection, String initiative, Days days)
      throws SQLException {
    if (days.open()) {
      return new Query("SELECT * FROM country_totals WHERE initiative = ?", initiative)
          .add(" AND articles > 0 ORDER BY stories DESC, country");
    }
    Query rows =
        mostDays(connection, initiative, days)
            ? allButTheOthers(initiative, days)
            : days.where(of("country_days", initiative, ""), "day");
    return new Query("SELECT country, SUM(stories) AS stories, SUM(articles) AS articles,")
        .add(" SUM(mentions) AS mentions, SUM(focus_stories) AS focus_stories FROM (")
        .add(rows)
        .add(") c GROUP BY country HAVING SUM(articles) > 0 ORDER BY stories DESC, country");
  }

  /** Whether fewer days lie outside than within. */
  private static boolean mostDays(Connection connection, String initiative, Days days)
      throws SQLException {
    long all =
        CountQuestions.number(
            connection, "SELECT COUNT(*) FROM initiative_days WHERE initiative = ?", initiative);
    Query within =
        new Query("SELECT COUNT(*) AS days FROM initiative_days WHERE initiative = ?", initiative);
    long inside = days.where(within, "day").one(connection, r -> r.getLong("days")).orElse(0L);
    return inside > all - inside;
  }

  /** The totals, and what is to be taken from them: it is less than what is to be added up. */
  private static Query allButTheOthers(String initiative, Days days) {
    Query rows = of("country_totals", initiative, "");
    for (Query others : days.others(() -> of("country_days", initiative, "-"), "day")) {
      rows.add(" UNION ALL ").add(others);
    }
    return rows;
  }

  private static Query of(String table, String initiative, String sign) {
    return new Query(
        ("SELECT country, %1$sstories AS stories, %1$sarticles AS articles,"
                + " %1$smentions AS mentions, %1$sfocus_stories AS focus_stories"
                + " FROM %2$s WHERE initiative = ?")
            .formatted(sign, table),
        initiative);
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
