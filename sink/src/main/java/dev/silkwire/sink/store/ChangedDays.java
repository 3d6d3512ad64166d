package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.silkwire.sink.sql.Statements;
import dev.silkwire.sink.store.Reading.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The days whose rows a transaction changes: those the rows stood under before, and those they
 * stand under now. For one thread.
 */
final class ChangedDays {
  private static final String ARTICLES = "SELECT fetched_at FROM articles WHERE id IN (%s)";
  private static final String MENTIONS =
      "SELECT t.fetched_at FROM (VALUES %s) AS k JOIN mentions AS t"
          + " ON t.article_id = k.column1 AND t.initiative = k.column2";
  private static final String MARK =
      "INSERT INTO changed_days (kind, day, version)"
          + " VALUES (?, ?, (SELECT version FROM changes WHERE one = 1))"
          + " ON CONFLICT (kind, day) DO UPDATE SET version = excluded.version";
  private static final int DATE = "2026-10-20".length();

  private final TreeSet<String> articles = new TreeSet<>();
  private final TreeSet<String> mentions = new TreeSet<>();
  private final TreeSet<String> countryDays = new TreeSet<>();

  private ChangedDays() {}

  /** Looks at the rows before they change. */
  static ChangedDays of(Connection connection, List<Change> changes) throws SQLException {
    ChangedDays days = new ChangedDays();
    changes.forEach(days::add);
    Set<String> ids = keys(changes, Tables.ARTICLES).stream().map(k -> k.get(0)).collect(toSet());
    Statements.look(connection, ARTICLES, ids, r -> days.articles.add(date(r.getString(1))));
    Statements.lookUp(
        connection,
        MENTIONS,
        keys(changes, Tables.MENTIONS),
        r -> days.mentions.add(date(r.getString(1))));
    return days;
  }

  private static Set<List<String>> keys(List<Change> changes, Table<?> table) {
    return changes.stream().filter(c -> c.table() == table).map(Change::key).collect(toSet());
  }

  private void add(Change change) {
    Row row = change.row();
    if (change.table() == Tables.COUNTRY_DAYS) {
      countryDays.add(change.key().get(2));
    } else if (row != null && change.table() == Tables.ARTICLES) {
      articles.add(arrival(row, Tables.ARTICLES));
    } else if (row != null && change.table() == Tables.MENTIONS) {
      mentions.add(arrival(row, Tables.MENTIONS));
    }
  }

  private static String arrival(Row row, Table<?> table) {
    return date(String.valueOf(row.values().get(table.position("fetched_at"))));
  }

  private static String date(String moment) {
    return requireNonNull(moment).substring(0, DATE);
  }

  /** Marks them with the version that the transaction has moved on to. */
  void mark(Connection connection) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    articles.forEach(day -> rows.add(List.of("articles", day)));
    mentions.forEach(day -> rows.add(List.of("mentions", day)));
    countryDays.forEach(day -> rows.add(List.of("country-days", day)));
    Statements.batch(connection, MARK, rows);
  }
}
