package dev.silkwire.sink.store;

import dev.silkwire.sink.sql.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Numbers that move in the transaction of the rows they count. Stateless. */
final class Totals {
  private static final String TURN = "UPDATE changes SET version = version + 1 WHERE one = 1";

  private Totals() {}

  /**
   * Adds to the totals, and tells readers that something has changed. From here to the end of the
   * transaction no other writer gets that far, so it comes late.
   */
  static void add(Connection connection, Sums difference) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TURN)) {
      statement.executeUpdate();
    }
    for (Sums.Total total : Sums.Total.values()) {
      Statements.batch(connection, total.upsert(), difference.rows(total));
    }
  }
}
