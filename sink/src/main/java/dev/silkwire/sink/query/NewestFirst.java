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
 * The newest articles that meet several criteria, or what belongs to them. Where the index of words
 * answers in the order of time, it is asked. Else what much of the news is about is looked for
 * among the newest articles, one by one, and what less is about in the index, window by window,
 * since what that finds must be sorted. For one question.
 */
final class NewestFirst<T> {
  /** So few are sorted faster than they are looked for in several windows. */
  private static final int RARE = 2000;

  private final TextIndex text;
  private final Criteria criteria;
  private final IndexQuery sought;
  private final DateRange days;
  private final Projection<T> shape;
  private final @Nullable List<String> before;
  private final int limit;

  NewestFirst(
      TextIndex text,
      Criteria criteria,
      Projection<T> shape,
      @Nullable List<String> before,
      int limit) {
    this.text = text;
    this.criteria = criteria;
    this.sought = criteria.sought();
    this.days = criteria.days();
    this.shape = shape;
    this.before = before;
    this.limit = limit;
  }

  List<PageRow<T>> page(Connection connection) throws SQLException {
    if (text.streams()) {
      return days.open()
          ? page(connection, all(DateWindow.ALL))
          : inWindows(connection, first(connection));
    }
    long about = criteria.about(connection, text, RARE);
    if (about <= RARE) {
      return page(connection, few(found(DateWindow.ALL)));
    }
    Optional<LocalDate> first = first(connection);
    List<PageRow<T>> page = first.isEmpty() ? List.of() : oneByOne(connection, first.get(), about);
    return page.size() == limit ? page : inWindows(connection, first);
  }

  /** Facets of which each article of these days has one; none where that is no condition. */
  static List<String> inDays(Connection connection, DateRange days) throws SQLException {
    List<DateWindow> windows =
        newest(connection).map(newest -> DateWindow.of(newest, days)).orElse(List.of());
    return windows.isEmpty() ? List.of() : windows.get(windows.size() - 1).anyOf();
  }

  /** The day on which the newest article is listed that may be wanted. */
  private Optional<LocalDate> first(Connection connection) throws SQLException {
    return before == null ? newest(connection) : Optional.of(listed(before));
  }

  private static Optional<LocalDate> newest(Connection connection) throws SQLException {
    return new SqlQuery("SELECT listed_at FROM article_list ORDER BY listed_at DESC LIMIT 1")
        .one(connection, r -> LocalDate.ofInstant(Columns.moment(r, "listed_at"), ZoneOffset.UTC));
  }

  private LocalDate listed(List<String> place) {
    try {
      return text.listed(place);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw Filters.noPlace();
    }
  }

  private List<PageRow<T>> oneByOne(Connection connection, LocalDate first, long about)
      throws SQLException {
    RecencyScan walk = new RecencyScan(text, criteria, first);
    long most = walk.most(connection, articles(), about);
    return most > RecencyScan.MOST
        ? List.of()
        : page(connection, few(walk.articles(place(), most)));
  }

  private List<PageRow<T>> inWindows(Connection connection, Optional<LocalDate> first)
      throws SQLException {
    List<PageRow<T>> page = List.of();
    for (DateWindow window : first.map(day -> DateWindow.of(day, days)).orElse(List.of())) {
      page = page(connection, text.streams() ? all(window) : few(found(window)));
      if (page.size() == limit) {
        break;
      }
    }
    return page;
  }

  private SqlQuery all(DateWindow window) {
    SqlQuery query = new SqlQuery("SELECT " + shape.selected() + " FROM ");
    source(query, window).add(shape.joined(), shape.values().toArray());
    conditions(query, window);
    return shape.joined().isEmpty() ? query : downTo(query, window);
  }

  /** Of a page of articles only: what is joined to them does not come in order, and is sorted. */
  private SqlQuery downTo(SqlQuery query, DateWindow window) {
    String column = text.order().get(0);
    SqlQuery page =
        conditions(source(new SqlQuery("SELECT " + column + " AS place FROM "), window), window);
    Filters.from(page, place(), text.order());
    return query
        .add(" AND " + column + " >= COALESCE((SELECT MIN(place) FROM (")
        .add(page)
        .add(" ORDER BY " + column + " DESC LIMIT ?)), 0)", articles());
  }

  private SqlQuery found(DateWindow window) {
    SqlQuery query = conditions(source(new SqlQuery("SELECT s.* FROM "), window), window);
    return Filters.from(query, place(), text.order());
  }

  /** Of a page of articles only: there may be many, and each would be joined. */
  private SqlQuery few(SqlQuery articles) {
    return new SqlQuery("SELECT " + shape.selected() + " FROM (")
        .add(articles)
        .add(" ORDER BY " + String.join(" DESC, ", text.order()) + " DESC LIMIT ?) s", articles())
        .add(shape.joined(), shape.values().toArray())
        .add(" WHERE 1 = 1");
  }

  /** So many articles fill a page: one of them may be the last of the page before. */
  private int articles() {
    return shape.joined().isEmpty() ? limit + 1 : 2 * limit;
  }

  /** Of the article that the page before ended with. */
  private @Nullable List<String> place() {
    return before == null ? null : before.subList(0, text.order().size());
  }

  private SqlQuery source(SqlQuery query, DateWindow window) {
    IndexQuery there = sought.within(window.anyOf());
    return there.isEmpty()
        ? query.add(text.everything())
        : query.add(text.source(), text.bound(there));
  }

  private SqlQuery conditions(SqlQuery query, DateWindow window) {
    days.where(query.add(" WHERE 1 = 1"), "s.day");
    LocalDate since = window.since();
    return query.given(since == null ? null : since.toString(), " AND s.listed_at >= ?");
  }

  private List<PageRow<T>> page(Connection connection, SqlQuery query) throws SQLException {
    return shape.page(connection, query, before, limit);
  }
}
