package dev.silkwire.sink.store;

import dev.silkwire.sink.store.Reading.Change;
import dev.silkwire.sink.store.Reading.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;

/**
 * Writes a batch that failed once more, row by row within its transaction, so that only the culprit
 * is refused. Stateless.
 */
final class PoisonIsolator {
  private PoisonIsolator() {}

  /**
   * Writes one change.
   *
   * @return why the database refuses it, or nothing when it is written
   * @throws SQLException when the database is at fault
   */
  static Optional<Refusal> write(RowWriter writer, Connection connection, Change change)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      writer.write(connection, change.table(), List.of(change));
      connection.releaseSavepoint(before);
      return Optional.empty();
    } catch (SQLException e) {
      if (!Fault.ofTheRow(e)) {
        throw e;
      }
      connection.rollback(before);
      return Optional.of(
          new Refusal(change.arrival(), "the database refuses it: " + Fault.reason(e)));
    }
  }
}
