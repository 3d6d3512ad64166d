package dev.silkwire.sink.query;

import dev.silkwire.sink.words.IndexQuery;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The query planner of lists in descending order of time with several criteria. SQLite's full-text
 * index returns the newest articles first, so it is read until the page is full. PostgreSQL's must
 * be sorted: frequent criteria are tested on the newest articles one by one ({@link RecencyScan}),
 * and rare ones are searched in the index, window by window ({@link DateWindow}). For one request.
 *
 * @param <T> the rows of the list: articles, or rows joined to them
 */
final class NewestFirst<T> {
  /** Up to this number of matches, one search with a sort is faster than several windows. */
  private static final int MAX_SORTED_AT_ONCE = 2000;

  private final TextIndex text;
  private final Criteria criteria;
  private final ArticleCount articleCount;
  private final IndexQuery indexQuery;
  private final DateRange days;
  private final Projection<T> projection;
  private final @Nullable List<String> cursor;
  private final int limit;

  NewestFirst(
      TextIndex text,
      Criteria criteria,
      ArticleCount articleCount,
      Projection<T> projection,
      @Nullable List<String> cursor,
      int limit) {
    this.text = text;
    this.criteria = criteria;
    this.articleCount = articleCount;
    this.indexQuery = criteria.indexQuery();
    this.days = criteria.days();
    this.projection = projection;
    this.cursor = cursor;
    this.limit = limit;
  }

  List<PageRow<T>> page(Connection connection) throws SQLException {
    if (text.returnsNewestFirst()) {
      return days.isUnbounded()
          ? page(connection, inIndexOrder(DateWindow.ALL))
          : byWindows(connection, newestCandidate(connection));
    }
    long estimate = criteria.estimate(connection, text, articleCount, MAX_SORTED_AT_ONCE);
    if (estimate <= MAX_SORTED_AT_ONCE) {
      return page(connection, sortedAndLimited(matches(DateWindow.ALL)));
    }
    Optional<LocalDate> newest = newestCandidate(connection);
    List<PageRow<T>> page =
        newest.isEmpty() ? List.of() : byScan(connection, newest.get(), estimate);
    return page.size() == limit ? page : byWindows(connection, newest);
  }

  /** Returns facets of which each article in the range has one; empty for no condition. */
  static List<String> anyOf(Connection connection, DateRange days) throws SQLException {
    List<DateWindow> windows =
        newest(connection).map(newest -> DateWindow.of(newest, days)).orElse(List.of());
    return windows.isEmpty() ? List.of() : windows.get(windows.size() - 1).anyOf();
  }

  /** Returns the day by which the newest article that may be on the page is listed. */
  private Optional<LocalDate> newestCandidate(Connection connection) throws SQLException {
    return cursor == null ? newest(connection) : Optional.of(listedDay(cursor));
  }

  private static Optional<LocalDate> newest(Connection connection) throws SQLException {
    return new SqlQuery("SELECT listed_at FROM article_list ORDER BY listed_at DESC LIMIT 1")
        .one(
            connection,
            r -> LocalDate.ofInstant(Columns.requiredInstant(r, "listed_at"), ZoneOffset.UTC));
  }

  private LocalDate listedDay(List<String> place) {
    try {
      return text.listedDay(place);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw Filters.invalidCursor();
    }
  }

  private List<PageRow<T>> byScan(Connection connection, LocalDate newest, long estimate)
      throws SQLException {
    RecencyScan scan = new RecencyScan(text, criteria, articleCount, newest);
    long scanned = scan.scanLength(connection, articlesPerPage(), estimate);
    return scanned > RecencyScan.MAX_SCANNED
        ? List.of()
        : page(connection, sortedAndLimited(scan.query(articleCursor(), scanned)));
  }

  private List<PageRow<T>> byWindows(Connection connection, Optional<LocalDate> newest)
      throws SQLException {
    List<PageRow<T>> page = List.of();
    for (DateWindow window : newest.map(day -> DateWindow.of(day, days)).orElse(List.of())) {
      SqlQuery query =
          text.returnsNewestFirst() ? inIndexOrder(window) : sortedAndLimited(matches(window));
      page = page(connection, query);
      if (page.size() == limit) {
        break;
      }
    }
    return page;
  }

  private SqlQuery inIndexOrder(DateWindow window) {
    SqlQuery query = new SqlQuery("SELECT " + projection.selectList() + " FROM ");
    addSource(query, window).add(projection.join(), projection.joinParameters().toArray());
    addConditions(query, window);
    return projection.join().isEmpty() ? query : limitArticles(query, window);
  }

  /** Limits the articles before the join, because the joined rows are sorted. */
  private SqlQuery limitArticles(SqlQuery query, DateWindow window) {
    String column = text.order().get(0);
    SqlQuery page = new SqlQuery("SELECT " + column + " AS place FROM ");
    addConditions(addSource(page, window), window);
    Filters.from(page, articleCursor(), text.order());
    return query
        .add(" AND " + column + " >= COALESCE((SELECT MIN(place) FROM (")
        .add(page)
        .add(" ORDER BY " + column + " DESC LIMIT ?)), 0)", articlesPerPage());
  }

  private SqlQuery matches(DateWindow window) {
    SqlQuery query = addConditions(addSource(new SqlQuery("SELECT s.* FROM "), window), window);
    return Filters.from(query, articleCursor(), text.order());
  }

  /** Sorts and limits articles before the join, because there may be many. */
  private SqlQuery sortedAndLimited(SqlQuery articles) {
    String order = String.join(" DESC, ", text.order());
    return new SqlQuery("SELECT " + projection.selectList() + " FROM (")
        .add(articles)
        .add(" ORDER BY " + order + " DESC LIMIT ?) s", articlesPerPage())
        .add(projection.join(), projection.joinParameters().toArray())
        .add(" WHERE 1 = 1");
  }

  /** Returns how many articles fill a page; one may be the last article of the previous page. */
  private int articlesPerPage() {
    return projection.join().isEmpty() ? limit + 1 : 2 * limit;
  }

  /** Returns the part of the cursor that identifies an article. */
  private @Nullable List<String> articleCursor() {
    return cursor == null ? null : cursor.subList(0, text.order().size());
  }

  private SqlQuery addSource(SqlQuery query, DateWindow window) {
    IndexQuery inWindow = indexQuery.withAnyOf(window.anyOf());
    return inWindow.isEmpty()
        ? query.add(text.allArticles())
        : query.add(text.matches(), text.parameter(inWindow));
  }

  private SqlQuery addConditions(SqlQuery query, DateWindow window) {
    days.where(query.add(" WHERE 1 = 1"), "s.day");
    LocalDate since = window.since();
    return query.given(since == null ? null : since.toString(), " AND s.listed_at >= ?");
  }

  private List<PageRow<T>> page(Connection connection, SqlQuery query) throws SQLException {
    return projection.page(connection, query, cursor, limit);
  }
}
