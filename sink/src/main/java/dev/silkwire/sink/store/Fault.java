package dev.silkwire.sink.store;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Whose fault a failed statement is: the row's, or the database's. */
final class Fault {
  /**
   * Classes of SQLSTATE that speak of the data: cardinality, data exception, integrity, limits.
   *
   * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL</a>
   */
  private static final Set<String> OF_THE_ROW = Set.of("21", "22", "23", "54");

  private static final Set<SQLiteErrorCode> OF_THE_ROW_IN_SQLITE =
      Set.of(
          SQLiteErrorCode.SQLITE_CONSTRAINT,
          SQLiteErrorCode.SQLITE_TOOBIG,
          SQLiteErrorCode.SQLITE_MISMATCH,
          SQLiteErrorCode.SQLITE_RANGE);

  private Fault() {}

  /** Whether another row would have been taken. */
  static boolean ofTheRow(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return ofTheRow(sqlite);
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().length() == 5
            && OF_THE_ROW.contains(sql.getSQLState().substring(0, 2));
      }
    }
    return false;
  }

  /** Extended result codes carry the primary one in their low byte. */
  private static boolean ofTheRow(SQLiteException failure) {
    int primary = failure.getResultCode().code & 0xff;
    return OF_THE_ROW_IN_SQLITE.stream().anyMatch(c -> c.code == primary);
  }

  /** The failure in one line. */
  static String reason(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.replace("\0", "").replaceAll("\\s+", " ").strip();
  }
}
