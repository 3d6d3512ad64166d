package dev.silkwire.sink.file;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.file.WrittenDays.Day;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An incremental export of the database as files by day: each run writes the days whose rows have
 * changed since the last run. The version of a day is read before its rows, so that changes during
 * a run are exported by the next one. For one thread.
 */
final class DayFiles {
  private static final String IDENTITY = "SELECT id FROM identity";
  private static final String CHANGED =
      "SELECT kind, day, SUM(changes) FROM changed_days GROUP BY kind, day"
          + " ORDER BY day DESC, kind";
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|undated");

  private final Database database;
  private final DayFolder folder;
  private volatile boolean stopping;

  /** A day of a table; its version is the number of changes of its rows. */
  private record Changed(DayTable table, String day, long version) {
    String name() {
      return table.kind() + "/" + day;
    }
  }

  DayFiles(Database database, DayFolder folder) {
    this.database = requireNonNull(database);
    this.folder = requireNonNull(folder);
  }

  /**
   * Writes the files of changed days, newest first, and deletes those of days without rows.
   *
   * @return how many days were written or deleted
   * @throws IOException when the folder cannot be written, or belongs to another database
   * @throws SQLException when the database does not answer
   */
  int write() throws IOException, SQLException {
    String identity = database.read(DayFiles::identity);
    Map<String, Day> written = new TreeMap<>(written(identity));
    int days = 0;
    try {
      for (Changed changed : database.read(DayFiles::changed)) {
        if (!stopping && !isWritten(changed, written.get(changed.name()))) {
          written.put(changed.name(), write(changed));
          days++;
        }
      }
    } finally {
      if (days > 0) {
        folder.save(new WrittenDays(identity, written));
      }
    }
    return days;
  }

  /** Tells {@link #write} to end after the current day; any thread may call it. */
  void stop() {
    stopping = true;
  }

  private Map<String, Day> written(String identity) throws IOException {
    WrittenDays written = folder.written().orElseGet(() -> new WrittenDays(identity, Map.of()));
    if (!written.database().equals(identity)) {
      throw new IOException(
          "the folder holds the files of another database: empty it, or name another folder");
    }
    return written.days();
  }

  private boolean isWritten(Changed changed, @Nullable Day known) {
    return known != null
        && known.version() == changed.version()
        && folder.contains(changed.name()) == known.rows() > 0;
  }

  private Day write(Changed changed) throws IOException, SQLException {
    DayRows rows = new DayRows(database, changed.table(), changed.day());
    if (rows.isEmpty()) {
      folder.delete(changed.name());
    } else {
      folder.write(changed.name(), rows);
    }
    return new Day(changed.version(), rows.written());
  }

  private static String identity(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(IDENTITY)) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<Changed> changed(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CHANGED)) {
      List<Changed> changed = new ArrayList<>();
      while (row.next()) {
        if (DAY.matcher(row.getString(2)).matches()) {
          DayTable table = DayTable.of(row.getString(1));
          changed.add(new Changed(table, row.getString(2), row.getLong(3)));
        }
      }
      return changed;
    }
  }
}
