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
 * Looks at the newest articles one after the other, for what so many of them meet that a page is
 * soon full. So many are looked at and no more, since criteria may exclude each other. For one
 * question.
 */
final class RecencyScan {
  /** So many articles take about as long as what the index finds in the newest window. */
  static final int MOST = 1000;

  /** Articles are not spread evenly. */
  private static final long RESERVE = 2;

  private static final String WANTED = "SELECT s.article_id, s.listed_at FROM ";
  private static final String COLUMNS =
      "s.listed_at, s.article_id, s.day, s.outlet_domain, s.base_language";
  private static final List<String> PLACE = List.of("s.listed_at", "s.article_id");

  private final TextIndex text;
  private final Criteria criteria;
  private final DateRange days;
  private final @Nullable LocalDate last;

  /**
   * Begins at the newest that can be wanted.
   *
   * @param first the day on which the newest article is listed that may be wanted
   */
  RecencyScan(TextIndex text, Criteria criteria, LocalDate first) {
    this.text = text;
    this.criteria = criteria;
    this.days = criteria.days();
    LocalDate to = days.to();
    this.last = to != null && to.isBefore(first) ? to : null;
  }

  /**
   * How many to look at in order to find some.
   *
   * @param about how many there are in all that meet the criteria, whatever their day
   */
  long most(Connection connection, int wanted, long about) throws SQLException {
    return RESERVE * wanted * Counts.articles(connection) / Math.max(1, about);
  }

  /** Those wanted among so many at this place and after it; in no order. */
  SqlQuery articles(@Nullable List<String> place, long most) {
    SqlQuery newest = newest(place, most);
    return last == null
        ? newest
        : new SqlQuery("SELECT s.* FROM (")
            .add(newest)
            .add(" UNION ALL ")
            .add(nextDay(place, last.plusDays(1)))
            .add(" UNION ALL ")
            .add(astray(place, last.plusDays(2)))
            .add(") s");
  }

  private SqlQuery newest(@Nullable List<String> place, long most) {
    SqlQuery query =
        new SqlQuery(WANTED + "(SELECT " + COLUMNS + " FROM article_list s WHERE 1 = 1");
    LocalDate from = days.from();
    Filters.from(query, place, PLACE)
        .given(last == null ? null : last.plusDays(1).toString(), " AND s.listed_at < ?")
        .given(from == null ? null : from.minusDays(1).toString(), " AND s.listed_at >= ?")
        .add(" ORDER BY s.listed_at DESC, s.article_id DESC LIMIT ?) s", most);
    return wanted(query.add(" WHERE 1 = 1"));
  }

  /** Those that are listed on the day after, as where it is still the day before. */
  private SqlQuery nextDay(@Nullable List<String> place, LocalDate day) {
    SqlQuery query =
        new SqlQuery(WANTED + "article_list s WHERE s.day <> SUBSTR(s.listed_at, 1, 10)");
    query.add(" AND s.listed_at >= ?", day.toString());
    query.add(" AND s.listed_at < ?", day.plusDays(1).toString());
    return wanted(Filters.from(query, place, PLACE));
  }

  /** Those that are listed later still, and belong to the days asked for nevertheless. */
  private SqlQuery astray(@Nullable List<String> place, LocalDate since) {
    IndexQuery astray = criteria.sought().within(List.of(Facet.ASTRAY.of(Facet.ANY)));
    SqlQuery query = new SqlQuery(WANTED).add(text.source(), text.bound(astray));
    query.add(" WHERE s.listed_at >= ?", since.toString());
    return Filters.from(days.where(query, "s.day"), place, PLACE);
  }

  private SqlQuery wanted(SqlQuery query) {
    return criteria.tagged(criteria.listed(query, "s"), text, "s.article_id");
  }
}
