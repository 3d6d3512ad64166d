package dev.silkwire.sink.store;

import dev.silkwire.sink.sql.Statements;
import dev.silkwire.sink.store.DecodedRecord.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Counts the changes of each day, so that only the files of changed days are written again. Each
 * input partition counts in rows of its own: the transaction that advances the partition's offset
 * is the only one that updates them. Stateless.
 */
final class ChangedDays {
  /** Stands for the partition where retention deletes rows. */
  private static final int RETENTION = -1;

  private static final String INSERT =
      "INSERT INTO changed_days (kind, day, partition_no, changes) ";
  private static final String COUNT =
      " ON CONFLICT (kind, day, partition_no) DO UPDATE SET changes = changed_days.changes + 1";
  private static final String DAY = INSERT + "VALUES (?, ?, ?, 1)" + COUNT;

  /** The days of arrival of rows as they stand. */
  private static final String DAYS_OF_ROWS =
      INSERT
          + "SELECT DISTINCT '%1$s', SUBSTR(fetched_at, 1, 10), %2$d, 1 FROM %1$s"
          + " WHERE %3$s IN (%%s)"
          + COUNT;

  private ChangedDays() {}

  /**
   * Marks the days that changes of one table are about to change: those under which rows stand, and
   * those of the new rows.
   */
  static void mark(Connection connection, Table<?> table, List<Change<?>> changes)
      throws SQLException {
    int partition = changes.get(0).arrival().partition().partition();
    mark(connection, table, partition, changes.stream().map(Change::key).toList());
    Set<String> days =
        changes.stream()
            .map(Change::arrivedAt)
            .flatMap(Optional::stream)
            .map(ChangedDays::day)
            .collect(Collectors.toCollection(TreeSet::new));
    mark(connection, table.name(), partition, days);
  }

  /** Marks the days of rows that retention is about to delete. */
  static void markDeleted(Connection connection, Table<?> table, List<List<String>> keys)
      throws SQLException {
    mark(connection, table, RETENTION, keys);
  }

  private static void mark(
      Connection connection, Table<?> table, int partition, List<List<String>> keys)
      throws SQLException {
    if (table == Tables.COUNTRY_DAYS) {
      Set<String> days =
          keys.stream().map(key -> key.get(2)).collect(Collectors.toCollection(TreeSet::new));
      mark(connection, "country-days", partition, days);
    } else if (table == Tables.ARTICLES || table == Tables.MENTIONS) {
      String rows = DAYS_OF_ROWS.formatted(table.name(), partition, table.keyColumns().get(0));
      Set<String> ids = keys.stream().map(key -> key.get(0)).collect(Collectors.toSet());
      Statements.forEachOf(connection, rows, ids);
    }
  }

  private static void mark(
      Connection connection, String kind, int partition, Collection<String> days)
      throws SQLException {
    Statements.batch(
        connection, DAY, days.stream().map(day -> List.of(kind, day, partition)).toList());
  }

  private static String day(Instant arrival) {
    return arrival.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
