package dev.silkwire.sink.database;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Decides whose fault a failed write is: the row's, or the database's. Stateless. */
public final class SqlFault {
  /**
   * Classes of SQLSTATE that speak of the data: feature not supported, cardinality, data exception
   * (22021 is U+0000), integrity, limits (54000 is a value too long for an index).
   *
   * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL</a>
   */
  private static final Set<String> OF_THE_ROW = Set.of("0A", "21", "22", "23", "54");

  /** What PostgreSQL answers to a tsvector that is too long: an "internal error". */
  private static final String INTERNAL_ERROR = "XX000";

  private static final Set<SQLiteErrorCode> OF_THE_ROW_IN_SQLITE =
      EnumSet.of(
          SQLiteErrorCode.SQLITE_CONSTRAINT,
          SQLiteErrorCode.SQLITE_TOOBIG,
          SQLiteErrorCode.SQLITE_MISMATCH,
          SQLiteErrorCode.SQLITE_RANGE);

  private static final Set<SQLiteErrorCode> BROKEN =
      EnumSet.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB);

  private static final Set<SQLiteErrorCode> PASSES =
      EnumSet.of(
          SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_LOCKED, SQLiteErrorCode.SQLITE_FULL);

  private SqlFault() {}

  /**
   * Whether another row would have been written: the data breaks a rule of the database, or the
   * program fails over it.
   */
  public static boolean ofTheRow(Exception failure) {
    if (!(failure instanceof SQLException)) {
      return !(failure instanceof KafkaException || failure instanceof DatabaseUnusable);
    }
    Optional<SQLiteErrorCode> sqlite = sqlite(failure);
    if (sqlite.isPresent()) {
      return OF_THE_ROW_IN_SQLITE.contains(sqlite.get());
    }
    String state = state(failure).orElse("");
    return state.length() == 5
        && (OF_THE_ROW.contains(state.substring(0, 2)) || state.equals(INTERNAL_ERROR));
  }

  /** Whether an SQLite file holds no database any more. */
  static boolean broken(Exception failure) {
    return sqlite(failure).filter(BROKEN::contains).isPresent();
  }

  /** Whether an SQLite file is locked or its disk is full, which ends without us. */
  static boolean passes(Exception failure) {
    return sqlite(failure).filter(PASSES::contains).isPresent();
  }

  /** The first SQLSTATE among the causes. */
  static Optional<String> state(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql.getSQLState());
      }
    }
    return Optional.empty();
  }

  /** SQLite's primary result code; extended ones carry it in their low byte. */
  private static Optional<SQLiteErrorCode> sqlite(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        int primary = sqlite.getResultCode().code & 0xff;
        return Optional.of(SQLiteErrorCode.getErrorCode(primary));
      }
    }
    return Optional.empty();
  }

  /** The failure in one line, with the remedy where there is a known one. */
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
              "another program holds the database: end it, or wait for it";
          case SQLITE_IOERR ->
              "the disk does not answer as it should: check it, and whether it is full";
          default ->
              state.equals("53100") ? "the disk of the database is full: make room on it" : "";
        };
    return remedy.isEmpty() ? reason(failure) : remedy + " (" + reason(failure) + ")";
  }

  /** The failure's own message in one line. */
  public static String reason(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.replace("\0", "").replaceAll("\\s+", " ").strip();
  }
}
