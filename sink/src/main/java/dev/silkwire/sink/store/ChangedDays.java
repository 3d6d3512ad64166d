package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.sql.Statements;
import dev.silkwire.sink.store.Reading.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The days whose rows a transaction changes: those the rows stood under before, and those they
 * stand under now. For one thread.
 */
final class ChangedDays {
  private static final String MARK =
      "INSERT INTO changed_days (kind, day, version)"
          + " VALUES (?, ?, (SELECT version FROM changes WHERE one = 1))"
          + " ON CONFLICT (kind, day) DO UPDATE SET version = excluded.version";
  private static final int DATE = "2026-10-20".length();

  private final TreeSet<String> articles = new TreeSet<>();
  private final TreeSet<String> mentions = new TreeSet<>();
  private final TreeSet<String> countryDays = new TreeSet<>();

  /** A row that arrived then changes. */
  void arrival(Table<?> table, String fetchedAt) {
    String day = requireNonNull(fetchedAt).substring(0, DATE);
    if (table == Tables.ARTICLES) {
      articles.add(day);
    } else if (table == Tables.MENTIONS) {
      mentions.add(day);
    }
  }

  /** The change is written. */
  void add(Change change) {
    Row row = change.row();
    Table<?> table = change.table();
    if (table == Tables.COUNTRY_DAYS) {
      countryDays.add(change.key().get(2));
    } else if (row != null && (table == Tables.ARTICLES || table == Tables.MENTIONS)) {
      arrival(table, String.valueOf(row.values().get(table.position("fetched_at"))));
    }
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
