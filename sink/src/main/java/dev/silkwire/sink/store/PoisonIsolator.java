package dev.silkwire.sink.store;

import dev.silkwire.sink.database.SqlFault;
import dev.silkwire.sink.store.DecodedRecord.Change;
import dev.silkwire.sink.store.DecodedRecord.Rejection;
import dev.silkwire.sink.store.Outcome.RecordCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the records that make a batch fail, by bisection: writes the batch in halves, down to the
 * single change, and rejects only the changes that fail. A batch of n changes with one bad change
 * takes about 2 log n more writes. Stateless.
 */
final class PoisonIsolator {
  private static final Logger LOG = LoggerFactory.getLogger(PoisonIsolator.class);

  private final RowsWriter rows;

  /** Writes all changes within the transaction of a connection, or throws. */
  @FunctionalInterface
  interface RowsWriter {
    /** Returns the number of records by topic. */
    Map<String, RecordCounts> write(Connection connection, List<Change<?>> changes)
        throws SQLException;
  }

  PoisonIsolator(RowsWriter rows) {
    this.rows = rows;
  }

  /**
   * Writes the changes that the database accepts.
   *
   * @param counts receives the number of records that were written, by topic
   * @param rejected receives the changes that the database rejects
   * @throws SQLException when the cause is the database, not a row
   */
  void write(
      Connection connection,
      List<Change<?>> changes,
      Map<String, RecordCounts> counts,
      List<Rejection> rejected)
      throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    Savepoint before = connection.setSavepoint();
    try {
      rows.write(connection, changes)
          .forEach((topic, written) -> counts.merge(topic, written, RecordCounts::plus));
      connection.releaseSavepoint(before);
    } catch (SQLException | RuntimeException e) {
      if (!SqlFault.isOfRow(e)) {
        throw e;
      }
      connection.rollback(before);
      if (changes.size() == 1) {
        rejected.add(rejection(changes.get(0), e));
        return;
      }
      int half = changes.size() / 2;
      write(connection, changes.subList(0, half), counts, rejected);
      write(connection, changes.subList(half, changes.size()), counts, rejected);
    }
  }

  private static Rejection rejection(Change<?> change, Exception failure) {
    LOG.debug("cannot write {}", change.source(), failure);
    String reason =
        failure instanceof SQLException
            ? "the database refuses it: " + SqlFault.reason(failure)
            : "the sink cannot write it: "
                + (failure instanceof IllegalArgumentException
                    ? SqlFault.reason(failure)
                    : failure.getClass().getSimpleName());
    return new Rejection(change.source(), reason);
  }
}
