package dev.silkwire.sink.query;

import dev.silkwire.contract.CountryDay;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Counts of a country, or of the world, over some days.
 *
 * @param stories unique articles
 * @param articles these and their copies
 * @param mentions of initiatives; of the country where the initiative is any
 */
public record Counts(long stories, long articles, long mentions) {
  public static final Counts NONE = new Counts(0, 0, 0);

  /** The columns that {@link #of} reads, added up. */
  public static final String SUMS =
      "SUM(stories) AS stories, SUM(articles) AS articles, SUM(mentions) AS mentions";

  /** Reads a row with the columns {@code stories}, {@code articles} and {@code mentions}. */
  public static Counts of(ResultSet row) throws SQLException {
    return new Counts(row.getLong("stories"), row.getLong("articles"), row.getLong("mentions"));
  }

  /** Adds up the days of a country, or of the world. */
  public static Counts sum(Connection connection, String initiative, String country, DateRange days)
      throws SQLException {
    SqlQuery query =
        new SqlQuery("SELECT " + SUMS + " FROM country_days WHERE country = ?", country)
            .add(" AND initiative = ?", initiative);
    return days.where(query, "day").one(connection, Counts::of).orElse(NONE);
  }

  /** Estimates how many articles are stored: those that retention deleted are counted too. */
  static long articles(Connection connection) throws SQLException {
    return sum(connection, CountryDay.ANY, CountryDay.WORLD, DateRange.ALL).stories();
  }

  /** Returns the difference from other counts. */
  public Counts minus(Counts others) {
    return new Counts(
        stories - others.stories, articles - others.articles, mentions - others.mentions);
  }
}
