package dev.silkwire.sink.store;

import dev.silkwire.sink.sql.Statements;
import dev.silkwire.sink.store.Reading.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps the totals in step with the rows, in their transaction: what the rows that a batch touches
 * add up to is counted before and after it, and the difference is added. A batch that comes again
 * therefore changes nothing. Writers take turns, as a copy and its original may come through
 * different ones. Stateless.
 */
final class Totals {
  private static final String TURN = "UPDATE changes SET version = version + 1 WHERE one = 1";

  private Totals() {}

  /** The writing of rows. */
  @FunctionalInterface
  interface Writing<T> {
    T write() throws SQLException;
  }

  /**
   * Waits until no other writer is at it, to the end of the transaction, and tells readers that
   * something has changed.
   */
  static void takeTurn(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TURN)) {
      statement.executeUpdate();
    }
  }

  /** Writes rows in this writer's turn, and adds to the totals what has changed. */
  static <T> T around(Connection connection, List<Change> changes, Writing<T> writing)
      throws SQLException {
    Touched touched = Touched.by(connection, changes);
    Sums before = touched.sums(connection);
    T done = writing.write();
    write(connection, touched.sums(connection).minus(before));
    return done;
  }

  /** Adds to the totals. */
  static void write(Connection connection, Sums difference) throws SQLException {
    for (Sums.Total total : Sums.Total.values()) {
      Statements.batch(connection, total.upsert(), difference.rows(total));
    }
  }
}
