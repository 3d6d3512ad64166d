package dev.silkwire.sink.database;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Classification of SQL errors: caused by a row, or by the database. Stateless. */
public final class SqlFault {
  /**
   * SQLSTATE classes of errors that the data causes: feature not supported, cardinality violation,
   * data exception (22021 is U+0000), integrity constraint violation, program limit exceeded (54000
   * is a value that is too long for an index).
   *
   * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL</a>
   */
  private static final Set<String> ROW_STATES = Set.of("0A", "21", "22", "23", "54");

  /** PostgreSQL reports a tsvector that is too long as an "internal error". */
  private static final String INTERNAL_ERROR = "XX000";

  private static final Set<SQLiteErrorCode> ROW_CODES =
      EnumSet.of(
          SQLiteErrorCode.SQLITE_CONSTRAINT,
          SQLiteErrorCode.SQLITE_TOOBIG,
          SQLiteErrorCode.SQLITE_MISMATCH,
          SQLiteErrorCode.SQLITE_RANGE);

  private static final Set<SQLiteErrorCode> CORRUPT_CODES =
      EnumSet.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB);

  private static final Set<SQLiteErrorCode> TEMPORARY_CODES =
      EnumSet.of(
          SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_LOCKED, SQLiteErrorCode.SQLITE_FULL);

  private SqlFault() {}

  /**
   * Returns whether a row caused a failed write: its data violates a rule of the database, or the
   * program fails on it. Other rows can be written.
   */
  public static boolean isOfRow(Exception failure) {
    if (!(failure instanceof SQLException)) {
      return !(failure instanceof KafkaException || failure instanceof DatabaseUnusable);
    }
    Optional<SQLiteErrorCode> sqlite = sqlite(failure);
    if (sqlite.isPresent()) {
      return ROW_CODES.contains(sqlite.get());
    }
    String state = state(failure).orElse("");
    return state.length() == 5
        && (ROW_STATES.contains(state.substring(0, 2)) || state.equals(INTERNAL_ERROR));
  }

  /** Returns whether an SQLite file is corrupt or not a database. */
  static boolean isCorrupt(Exception failure) {
    return sqlite(failure).filter(CORRUPT_CODES::contains).isPresent();
  }

  /** Returns whether an SQLite file is locked or its disk is full, so that a retry may succeed. */
  static boolean isTemporary(Exception failure) {
    return sqlite(failure).filter(TEMPORARY_CODES::contains).isPresent();
  }

  /** Returns the first SQLSTATE in the chain of causes. */
  static Optional<String> state(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql.getSQLState());
      }
    }
    return Optional.empty();
  }

  /** Returns SQLite's primary result code, which is the low byte of an extended code. */
  private static Optional<SQLiteErrorCode> sqlite(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        int primary = sqlite.getResultCode().code & 0xff;
        return Optional.of(SQLiteErrorCode.getErrorCode(primary));
      }
    }
    return Optional.empty();
  }

  /** Returns the failure in one line, with the remedy if there is a known one. */
  public static String explained(Throwable failure) {
    String state = state(failure).orElse("");
    SQLiteErrorCode code = sqlite(failure).orElse(SQLiteErrorCode.SQLITE_OK);
    String remedy =
        switch (code) {
          case SQLITE_FULL -> "the disk is full: make room on it";
          case SQLITE_READONLY ->
              "the database cannot be written: allow this user to write its file and folder";
          case SQLITE_CANTOPEN ->
              "the database cannot be opened: check its folder, and the limit on open files";
          case SQLITE_BUSY, SQLITE_LOCKED ->
              "another program holds the database: end it, or wait until it has finished";
          case SQLITE_IOERR -> "reading or writing the disk failed: check it, and its free space";
          default ->
              state.equals("53100") ? "the disk of the database is full: make room on it" : "";
        };
    return remedy.isEmpty() ? reason(failure) : remedy + " (" + reason(failure) + ")";
  }

  /** Returns the failure's message in one line. */
  public static String reason(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.replace("\0", "").replaceAll("\\s+", " ").strip();
  }
}
