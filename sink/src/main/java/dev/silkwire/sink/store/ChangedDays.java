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
 * input partition has its own rows, which only the transaction that advances the partition's offset
 * updates. Stateless.
 */
final class ChangedDays {
  /** The partition number under which deletions by retention are counted. */
  private static final int RETENTION = -1;

  private static final String INSERT =
      "INSERT INTO changed_days (kind, day, partition_no, changes) ";
  private static final String INCREMENT =
      " ON CONFLICT (kind, day, partition_no) DO UPDATE SET changes = changed_days.changes + 1";
  private static final String DAY = INSERT + "VALUES (?, ?, ?, 1)" + INCREMENT;

  /** Counts the days of arrival of the rows that are stored now. */
  private static final String STORED_DAYS =
      INSERT
          + "SELECT DISTINCT '%1$s', SUBSTR(fetched_at, 1, 10), %2$d, 1 FROM %1$s"
          + " WHERE %3$s IN (%%s)"
          + INCREMENT;

  private ChangedDays() {}

  /**
   * Counts the days that changes of one table affect: those of the rows that are stored now and
   * those of the new rows. Call it before the changes are written.
   */
  static void mark(Connection connection, Table<?> table, List<Change<?>> changes)
      throws SQLException {
    int partition = changes.get(0).source().partition().partition();
    mark(connection, table, partition, changes.stream().map(Change::key).toList());
    Set<String> days =
        changes.stream()
            .map(Change::arrivedAt)
            .flatMap(Optional::stream)
            .map(ChangedDays::day)
            .collect(Collectors.toCollection(TreeSet::new));
    mark(connection, table.name(), partition, days);
  }

  /** Counts the days of rows that retention deletes. Call it before they are deleted. */
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
      String sql = STORED_DAYS.formatted(table.name(), partition, table.keyColumns().get(0));
      Set<String> ids = keys.stream().map(key -> key.get(0)).collect(Collectors.toSet());
      Statements.inChunks(connection, sql, ids);
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
