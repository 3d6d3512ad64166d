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
 * Deletes rows that are too old, some hundred in a transaction. Totals stay as they are: enrich
 * counts them, and country-days have a retention of their own. For one thread.
 */
public final class Retention {
  private static final int SOME = 500;

  /** Of one kind, in one sweep: writers should not wait long. */
  private static final int MOST_TRANSACTIONS = 10;

  private static final String OLD_ARTICLES =
      "SELECT id FROM articles WHERE fetched_at < ? ORDER BY fetched_at LIMIT " + SOME;
  private static final List<String> BELONGING =
      List.of(
          "DELETE FROM mentions WHERE article_id IN (%s)",
          "DELETE FROM duplicates WHERE duplicate_of IN (%s)",
          "DELETE FROM stories WHERE id IN (%s)");
  private static final String OLD_DAYS =
      "SELECT country, initiative, day FROM country_days WHERE day < ? ORDER BY day LIMIT " + SOME;
  private static final String OLD_POLLS =
      "SELECT record_id FROM polls WHERE started_at < ? ORDER BY started_at LIMIT " + SOME;
  private static final String OLD_DEAD_LETTERS =
      "SELECT record_id FROM dead_letters WHERE refused_at < ? ORDER BY refused_at LIMIT " + SOME;
  private final Database database;
  private final InstantSource clock;
  private final RetentionConfig policy;
  private final Offsets offsets;
  private final RowWriter writer;
  private final SurplusPolls surplus;

  /** Deletes what the policy and the clock say. */
  public Retention(Database database, InstantSource clock, RetentionConfig policy) {
    this.database = requireNonNull(database);
    this.clock = requireNonNull(clock);
    this.policy = requireNonNull(policy);
    this.offsets = new Offsets(clock);
    this.writer = new RowWriter(database.text());
    this.surplus = new SurplusPolls(policy.pollsPerFeed());
  }

  /** Finds the keys of rows to delete in one transaction. */
  @FunctionalInterface
  private interface Due {
    List<List<String>> find(Connection connection) throws SQLException;
  }

  /**
   * Deletes what is due, or as much of it as goes in a short time.
   *
   * @return how many rows, without those that belong to an article
   * @throws SQLException when the database does not answer
   */
  public int sweep() throws SQLException {
    int deleted = sweep(Tables.POLLS, c -> due(c, Tables.POLLS, OLD_POLLS, before(policy.polls())));
    deleted += sweep(Tables.POLLS, c -> surplus.find(c, SOME).stream().map(List::of).toList());
    deleted +=
        sweep(
            Tables.DEAD_LETTERS,
            c -> due(c, Tables.DEAD_LETTERS, OLD_DEAD_LETTERS, before(policy.deadLetters())));
    Duration articles = policy.articles();
    if (articles != null) {
      deleted +=
          sweep(Tables.ARTICLES, c -> due(c, Tables.ARTICLES, OLD_ARTICLES, before(articles)));
    }
    Duration days = policy.countryDays();
    if (days != null) {
      String day = clock.instant().minus(days).atOffset(ZoneOffset.UTC).toLocalDate().toString();
      deleted += sweep(Tables.COUNTRY_DAYS, c -> due(c, Tables.COUNTRY_DAYS, OLD_DAYS, day));
    }
    return deleted;
  }

  private int sweep(Table<?> table, Due due) throws SQLException {
    int all = 0;
    for (int i = 0; i < MOST_TRANSACTIONS; i++) {
      int some = database.write(c -> delete(c, table, due.find(c)));
      all += some;
      if (some < SOME) {
        break;
      }
    }
    return all;
  }

  private int delete(Connection connection, Table<?> table, List<List<String>> keys)
      throws SQLException {
    if (!keys.isEmpty()) {
      if (table == Tables.ARTICLES) {
        deleteWhatBelongsTo(connection, keys);
      }
      ChangedDays.markDeleted(connection, table, keys);
      writer.delete(connection, table, keys);
      offsets.countRetention(connection);
    }
    return keys.size();
  }

  private static void deleteWhatBelongsTo(Connection connection, List<List<String>> articles)
      throws SQLException {
    ChangedDays.markDeleted(connection, Tables.MENTIONS, articles);
    List<String> ids = articles.stream().map(key -> key.get(0)).toList();
    for (String rows : BELONGING) {
      Statements.forEachOf(connection, rows, ids);
    }
  }

  private static List<List<String>> due(
      Connection connection, Table<?> table, String sql, String bound) throws SQLException {
    List<List<String>> due = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, bound);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          due.add(table.key(found));
        }
      }
    }
    return due;
  }

  private String before(Duration age) {
    return requireNonNull(SortableTimestamps.text(clock.instant().minus(age)));
  }
}
