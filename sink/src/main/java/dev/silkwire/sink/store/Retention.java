package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.sql.Statements;
import dev.silkwire.sink.store.Reading.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Deletes rows that have had their time, some hundred in a transaction. They go as if tombstones
 * had come for them, so that totals stay what the rows add up to; only what polls brought is
 * counted on. For one thread.
 */
public final class Retention {
  private static final int SOME = 500;

  /** Of one kind, in one sweep: what is written should not wait long. */
  private static final int MOST_TRANSACTIONS = 10;

  private static final String OLD_ARTICLES =
      "SELECT id FROM articles WHERE fetched_at < ? ORDER BY fetched_at LIMIT " + SOME;
  private static final String THEIR_COPIES = "SELECT id FROM duplicates WHERE duplicate_of IN (%s)";
  private static final String THEIR_MENTIONS =
      "SELECT article_id, initiative FROM mentions WHERE article_id IN (%s)";
  private static final String NO_COPIES =
      "DELETE FROM story_copies WHERE copies = 0 AND article_id IN (%s)";
  private static final String OLD_DAYS =
      "SELECT country, initiative, day FROM country_days WHERE day < ? ORDER BY day LIMIT " + SOME;
  private static final String OLD_POLLS =
      "SELECT record_id FROM polls WHERE started_at < ? ORDER BY started_at LIMIT " + SOME;
  private static final String OLD_DEAD_LETTERS =
      "SELECT record_id FROM dead_letters WHERE refused_at < ? ORDER BY refused_at LIMIT " + SOME;
  private final Database database;
  private final InstantSource clock;
  private final RetentionConfig policy;
  private final RowWriter writer;
  private final SurplusPolls surplus;

  /** What has had its time is told by the clock. */
  public Retention(Database database, InstantSource clock, RetentionConfig policy) {
    this.database = requireNonNull(database);
    this.clock = requireNonNull(clock);
    this.policy = requireNonNull(policy);
    this.writer = new RowWriter(database.text());
    this.surplus = new SurplusPolls(policy.pollsPerFeed());
  }

  /** What is to go in one transaction. */
  @FunctionalInterface
  private interface Due {
    List<Change> find(Connection connection) throws SQLException;
  }

  /**
   * Deletes what is due, or as much of it as goes in a short time.
   *
   * @return how many rows
   * @throws SQLException when the database does not answer
   */
  public int sweep() throws SQLException {
    int gone = sweep(c -> due(c, OLD_POLLS, before(policy.polls()), Tables.POLLS));
    gone += sweep(this::surplusPolls);
    gone += sweep(c -> due(c, OLD_DEAD_LETTERS, before(policy.deadLetters()), Tables.DEAD_LETTERS));
    Duration articles = policy.articles();
    if (articles != null) {
      gone += sweep(c -> articles(c, before(articles)));
    }
    Duration days = policy.countryDays();
    if (days != null) {
      String day = clock.instant().minus(days).atOffset(ZoneOffset.UTC).toLocalDate().toString();
      gone += sweep(c -> due(c, OLD_DAYS, day, Tables.COUNTRY_DAYS));
    }
    return gone;
  }

  private int sweep(Due due) throws SQLException {
    int all = 0;
    for (int i = 0; i < MOST_TRANSACTIONS; i++) {
      int some = database.write(c -> delete(c, due.find(c)));
      all += some;
      if (some < SOME) {
        break;
      }
    }
    return all;
  }

  private int delete(Connection connection, List<Change> gone) throws SQLException {
    if (gone.isEmpty()) {
      return 0;
    }
    Touched touched = Standing.of(connection, gone);
    Sums before = touched.sums();
    for (Table<?> table : Tables.ALL) {
      List<Change> some = gone.stream().filter(c -> c.table() == table).toList();
      if (!some.isEmpty()) {
        writer.write(connection, table, some);
      }
    }
    gone.forEach(touched::apply);
    Totals.add(connection, touched.sums().minus(before).withoutPolls());
    touched.days().mark(connection);
    Statements.forEachOf(
        connection,
        NO_COPIES,
        gone.stream().filter(c -> c.table() == Tables.ARTICLES).map(c -> c.key().get(0)).toList());
    return gone.size();
  }

  private List<Change> surplusPolls(Connection connection) throws SQLException {
    return surplus.find(connection, SOME).stream()
        .map(key -> gone(Tables.POLLS, List.of(key)))
        .toList();
  }

  private List<Change> articles(Connection connection, String before) throws SQLException {
    List<Change> gone = due(connection, OLD_ARTICLES, before, Tables.ARTICLES);
    List<String> ids = gone.stream().map(c -> c.key().get(0)).toList();
    List<Change> all = new ArrayList<>(gone);
    Statements.look(connection, THEIR_COPIES, ids, r -> all.add(gone(Tables.DUPLICATES, r)));
    Statements.look(connection, THEIR_MENTIONS, ids, r -> all.add(gone(Tables.MENTIONS, r)));
    return all;
  }

  private static List<Change> due(Connection connection, String sql, Object bound, Table<?> table)
      throws SQLException {
    List<Change> due = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, bound);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          due.add(gone(table, found));
        }
      }
    }
    return due;
  }

  /** A tombstone that nobody sent. */
  private static Change gone(Table<?> table, ResultSet row) throws SQLException {
    return gone(table, table.key(row));
  }

  private static Change gone(Table<?> table, List<String> key) {
    byte @Nullable [] nothing = null;
    return new Change(
        new Arrival(
            "",
            new ConsumerRecord<>(table.topic().name(), 0, 0, String.join("/", key), nothing),
            Instant.EPOCH),
        table,
        key,
        null);
  }

  private String before(Duration age) {
    return requireNonNull(Moments.text(clock.instant().minus(age)));
  }
}
