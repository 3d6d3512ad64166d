package dev.silkwire.sink.store;

import dev.silkwire.sink.database.SqlFault;
import dev.silkwire.sink.store.DecodedRecord.Change;
import dev.silkwire.sink.store.DecodedRecord.Refusal;
import dev.silkwire.sink.store.Outcome.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a batch that failed in halves, down to the single change, so that only the culprit is
 * refused: n changes with one culprit take about 2 log n statements more. Stateless.
 */
final class PoisonIsolator {
  private static final Logger LOG = LoggerFactory.getLogger(PoisonIsolator.class);

  private final Writing writing;

  /** Writes changes within the transaction of a connection: all of them, or it throws. */
  @FunctionalInterface
  interface Writing {
    /** Returns the records by topic. */
    Map<String, Tally> write(Connection connection, List<Change<?>> changes) throws SQLException;
  }

  PoisonIsolator(Writing writing) {
    this.writing = writing;
  }

  /**
   * Writes changes.
   *
   * @param tallies receives what is written
   * @param refused receives what the database refuses
   * @throws SQLException when the database is at fault
   */
  void write(
      Connection connection,
      List<Change<?>> changes,
      Map<String, Tally> tallies,
      List<Refusal> refused)
      throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    Savepoint before = connection.setSavepoint();
    try {
      writing
          .write(connection, changes)
          .forEach((t, tally) -> tallies.merge(t, tally, Tally::plus));
      connection.releaseSavepoint(before);
    } catch (SQLException | RuntimeException e) {
      if (!SqlFault.ofTheRow(e)) {
        throw e;
      }
      connection.rollback(before);
      if (changes.size() == 1) {
        refused.add(refusal(changes.get(0), e));
        return;
      }
      int half = changes.size() / 2;
      write(connection, changes.subList(0, half), tallies, refused);
      write(connection, changes.subList(half, changes.size()), tallies, refused);
    }
  }

  private static Refusal refusal(Change<?> change, Exception failure) {
    LOG.debug("cannot write {}", change.arrival(), failure);
    String reason =
        failure instanceof SQLException
            ? "the database refuses it: " + SqlFault.reason(failure)
            : "the sink cannot write it: "
                + (failure instanceof IllegalArgumentException
                    ? SqlFault.reason(failure)
                    : failure.getClass().getSimpleName());
    return new Refusal(change.arrival(), reason);
  }
}
