package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * Deletes rows that have had their time: polls and dead letters live as long as in their topics,
 * and of one feed only the latest polls stay. For one thread.
 */
public final class Retention {
  private static final int POLLS_PER_FEED = 500;
  private static final String OLD_POLLS = "DELETE FROM polls WHERE started_at < ?";
  private static final String SURPLUS_POLLS =
      "DELETE FROM polls WHERE record_id IN (SELECT record_id FROM (SELECT record_id, ROW_NUMBER()"
          + " OVER (PARTITION BY feed_id ORDER BY started_at DESC, record_id) AS nth FROM polls)"
          + " AS ranked WHERE nth > ?)";
  private static final String OLD_DEAD_LETTERS = "DELETE FROM dead_letters WHERE refused_at < ?";

  private final Database database;
  private final InstantSource clock;

  /** What has had its time is told by the clock. */
  public Retention(Database database, InstantSource clock) {
    this.database = requireNonNull(database);
    this.clock = requireNonNull(clock);
  }

  /**
   * Deletes what is due.
   *
   * @return how many rows
   * @throws SQLException when the database does not answer
   */
  public int sweep() throws SQLException {
    return database.write(this::sweep);
  }

  private int sweep(Connection connection) throws SQLException {
    Totals.takeTurn(connection);
    int polls =
        delete(connection, OLD_POLLS, before(Topics.POLLS))
            + delete(connection, SURPLUS_POLLS, POLLS_PER_FEED);
    int letters = delete(connection, OLD_DEAD_LETTERS, before(Topics.DEAD_LETTERS));
    Sums gone = new Sums();
    gone.add(Sums.Total.ROWS, List.of(Tables.POLLS.name()), -polls);
    gone.add(Sums.Total.ROWS, List.of(Tables.DEAD_LETTERS.name()), -letters);
    Totals.write(connection, gone);
    return polls + letters;
  }

  private String before(Topic<?> topic) {
    return requireNonNull(Moments.text(clock.instant().minus(requireNonNull(topic.retention()))));
  }

  private static int delete(Connection connection, String sql, Object bound) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, bound);
      return statement.executeUpdate();
    }
  }
}
