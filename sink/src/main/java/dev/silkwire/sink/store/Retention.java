package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.sql.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes rows that are older than the retention time, up to {@value ROWS_PER_TRANSACTION} in a
 * transaction. The deletion of articles does not change totals: enrich counts them, and
 * country-days have their own retention time. For one thread.
 */
public final class Retention {
  private static final int ROWS_PER_TRANSACTION = 500;

  /** The limit for one table in one sweep, so that other writers do not wait long. */
  private static final int MAX_TRANSACTIONS = 10;

  private static final String OLD_ARTICLES =
      "SELECT id FROM articles WHERE fetched_at < ? ORDER BY fetched_at LIMIT "
          + ROWS_PER_TRANSACTION;
  private static final List<String> DELETE_DEPENDENT_ROWS =
      List.of(
          "DELETE FROM mentions WHERE article_id IN (%s)",
          "DELETE FROM duplicates WHERE duplicate_of IN (%s)",
          "DELETE FROM stories WHERE id IN (%s)");
  private static final String OLD_DAYS =
      "SELECT country, initiative, day FROM country_days WHERE day < ? ORDER BY day LIMIT "
          + ROWS_PER_TRANSACTION;
  private static final String OLD_POLLS =
      "SELECT record_id FROM polls WHERE started_at < ? ORDER BY started_at LIMIT "
          + ROWS_PER_TRANSACTION;
  private static final String OLD_DEAD_LETTERS =
      "SELECT record_id FROM dead_letters WHERE refused_at < ? ORDER BY refused_at LIMIT "
          + ROWS_PER_TRANSACTION;

  private final Database database;
  private final InstantSource clock;
  private final RetentionConfig config;
  private final Offsets offsets;
  private final RowWriter writer;
  private final SurplusPolls surplus;

  /** Creates the retention of a database. */
  public Retention(Database database, InstantSource clock, RetentionConfig config) {
    this.database = requireNonNull(database);
    this.clock = requireNonNull(clock);
    this.config = requireNonNull(config);
    this.offsets = new Offsets(clock);
    this.writer = new RowWriter(database.text());
    this.surplus = new SurplusPolls(config.pollsPerFeed());
  }

  /** Finds the keys of the rows to delete in one transaction. */
  @FunctionalInterface
  private interface ExpiredKeys {
    List<List<String>> find(Connection connection) throws SQLException;
  }

  /**
   * Deletes expired rows, up to {@value MAX_TRANSACTIONS} transactions for each table.
   *
   * @return the number of deleted rows, without the dependent rows of articles
   * @throws SQLException when the database does not answer
   */
  public int sweep() throws SQLException {
    int deleted = sweep(Tables.POLLS, c -> due(c, Tables.POLLS, OLD_POLLS, before(config.polls())));
    deleted +=
        sweep(
            Tables.POLLS,
            c -> surplus.find(c, ROWS_PER_TRANSACTION).stream().map(List::of).toList());
    deleted +=
        sweep(
            Tables.DEAD_LETTERS,
            c -> due(c, Tables.DEAD_LETTERS, OLD_DEAD_LETTERS, before(config.deadLetters())));
    Duration articles = config.articles();
    if (articles != null) {
      deleted +=
          sweep(Tables.ARTICLES, c -> due(c, Tables.ARTICLES, OLD_ARTICLES, before(articles)));
    }
    Duration days = config.countryDays();
    if (days != null) {
      String day = clock.instant().minus(days).atOffset(ZoneOffset.UTC).toLocalDate().toString();
      deleted += sweep(Tables.COUNTRY_DAYS, c -> due(c, Tables.COUNTRY_DAYS, OLD_DAYS, day));
    }
    return deleted;
  }

  private int sweep(Table<?> table, ExpiredKeys expired) throws SQLException {
    int total = 0;
    for (int i = 0; i < MAX_TRANSACTIONS; i++) {
      int deleted = database.write(c -> delete(c, table, expired.find(c)));
      total += deleted;
      if (deleted < ROWS_PER_TRANSACTION) {
        break;
      }
    }
    return total;
  }

  private int delete(Connection connection, Table<?> table, List<List<String>> keys)
      throws SQLException {
    if (!keys.isEmpty()) {
      if (table == Tables.ARTICLES) {
        deleteDependentRows(connection, keys);
      }
      ChangedDays.markDeleted(connection, table, keys);
      writer.delete(connection, table, keys);
      offsets.countRetention(connection);
    }
    return keys.size();
  }

  private static void deleteDependentRows(Connection connection, List<List<String>> articles)
      throws SQLException {
    ChangedDays.markDeleted(connection, Tables.MENTIONS, articles);
    List<String> ids = articles.stream().map(key -> key.get(0)).toList();
    for (String sql : DELETE_DEPENDENT_ROWS) {
      Statements.inChunks(connection, sql, ids);
    }
  }

  private static List<List<String>> due(
      Connection connection, Table<?> table, String sql, String bound) throws SQLException {
    List<List<String>> keys = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, bound);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.add(table.key(rows));
        }
      }
    }
    return keys;
  }

  private String before(Duration age) {
    return requireNonNull(SortableTimestamps.text(clock.instant().minus(age)));
  }
}
