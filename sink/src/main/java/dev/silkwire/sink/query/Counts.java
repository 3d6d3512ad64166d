package dev.silkwire.sink.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The totals of a country, or of the world, over a range of days.
 *
 * @param stories number of unique articles
 * @param articles number of articles including copies
 * @param mentions number of mentions of the initiative; of the country when the initiative is any
 */
public record Counts(long stories, long articles, long mentions) {
  public static final Counts NONE = new Counts(0, 0, 0);

  /** A select list that sums the columns that {@link #of} reads. */
  public static final String SUMS =
      "SUM(stories) AS stories, SUM(articles) AS articles, SUM(mentions) AS mentions";

  /** Reads a row with the columns {@code stories}, {@code articles} and {@code mentions}. */
  public static Counts of(ResultSet row) throws SQLException {
    return new Counts(row.getLong("stories"), row.getLong("articles"), row.getLong("mentions"));
  }

  /** Returns the sum over a range of days. */
  public static Counts sum(Connection connection, String initiative, String country, DateRange days)
      throws SQLException {
    SqlQuery query =
        new SqlQuery("SELECT " + SUMS + " FROM country_days WHERE country = ?", country)
            .add(" AND initiative = ?", initiative);
    return days.where(query, "day").one(connection, Counts::of).orElse(NONE);
  }

  public Counts minus(Counts other) {
    return new Counts(
        stories - other.stories, articles - other.articles, mentions - other.mentions);
  }
}
