package dev.silkwire.sink.query;

import dev.silkwire.sink.words.Facet;
import dev.silkwire.sink.words.IndexQuery;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scan of the newest articles, which tests the criteria on each. It is the fastest plan for
 * frequent criteria, which soon fill a page. The number of articles is limited, because criteria
 * may exclude each other. For one request.
 */
final class RecencyScan {
  /** A longer scan takes more time than a search of the newest window. */
  static final int MAX_SCANNED = 1000;

  /** Compensates for matches that are not evenly distributed. */
  private static final long SAFETY_FACTOR = 2;

  private static final String SELECT = "SELECT s.article_id, s.listed_at FROM ";
  private static final String COLUMNS =
      "s.listed_at, s.article_id, s.day, s.outlet_domain, s.base_language";
  private static final List<String> ORDER = List.of("s.listed_at", "s.article_id");

  private final TextIndex text;
  private final Criteria criteria;
  private final DateRange days;
  private final ArticleCount articles;
  private final @Nullable LocalDate last;

  /**
   * Creates a scan.
   *
   * @param newest day by which the newest candidate is listed
   */
  RecencyScan(TextIndex text, Criteria criteria, ArticleCount articles, LocalDate newest) {
    this.text = text;
    this.articles = articles;
    this.criteria = criteria;
    this.days = criteria.days();
    LocalDate to = days.to();
    this.last = to != null && to.isBefore(newest) ? to : null;
  }

  /**
   * Returns how many articles to scan in order to find a number of matches.
   *
   * @param matches estimated number of all matches, on any day
   */
  long scanLength(Connection connection, int wanted, long matches) throws SQLException {
    return SAFETY_FACTOR * wanted * articles.get(connection) / Math.max(1, matches);
  }

  /** Returns the query for the matches among the scanned articles, without an order. */
  SqlQuery query(@Nullable List<String> cursor, long scanned) {
    SqlQuery newest = newest(cursor, scanned);
    return last == null
        ? newest
        : new SqlQuery("SELECT s.* FROM (")
            .add(newest)
            .add(" UNION ALL ")
            .add(nextDay(cursor, last.plusDays(1)))
            .add(" UNION ALL ")
            .add(farFromListed(cursor, last.plusDays(2)))
            .add(") s");
  }

  private SqlQuery newest(@Nullable List<String> cursor, long scanned) {
    SqlQuery query =
        new SqlQuery(SELECT + "(SELECT " + COLUMNS + " FROM article_list s WHERE 1 = 1");
    LocalDate from = days.from();
    Filters.from(query, cursor, ORDER)
        .given(last == null ? null : last.plusDays(1).toString(), " AND s.listed_at < ?")
        .given(from == null ? null : from.minusDays(1).toString(), " AND s.listed_at >= ?")
        .add(" ORDER BY s.listed_at DESC, s.article_id DESC LIMIT ?) s", scanned);
    return addCriteria(query.add(" WHERE 1 = 1"));
  }

  /** Selects articles that are listed on the next UTC day, because of the outlet's time zone. */
  private SqlQuery nextDay(@Nullable List<String> cursor, LocalDate day) {
    SqlQuery query =
        new SqlQuery(SELECT + "article_list s WHERE s.day <> SUBSTR(s.listed_at, 1, 10)");
    query.add(" AND s.listed_at >= ?", day.toString());
    query.add(" AND s.listed_at < ?", day.plusDays(1).toString());
    return addCriteria(Filters.from(query, cursor, ORDER));
  }

  /** Selects articles that are listed even later, but whose printed day is in the range. */
  private SqlQuery farFromListed(@Nullable List<String> cursor, LocalDate since) {
    IndexQuery far = criteria.indexQuery().withAnyOf(List.of(Facet.FAR_FROM_LISTED.of(Facet.ANY)));
    SqlQuery query = new SqlQuery(SELECT).add(text.matches(), text.parameter(far));
    query.add(" WHERE s.listed_at >= ?", since.toString());
    return Filters.from(days.where(query, "s.day"), cursor, ORDER);
  }

  private SqlQuery addCriteria(SqlQuery query) {
    return criteria.addTagConditions(criteria.addListConditions(query, "s"), text, "s.article_id");
  }
}
