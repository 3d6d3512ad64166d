package dev.silkwire.sink.file;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.database.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The rows of a day as gzipped JSON Lines, read page by page, each page beginning behind the last
 * row of the one before. For one thread.
 */
final class DayRows implements DayFolder.Filling {
  private static final int BUFFER = 1 << 16;

  private final Database database;
  private final DayTable table;
  private final String day;
  private long written;

  DayRows(Database database, DayTable table, String day) {
    this.database = requireNonNull(database);
    this.table = requireNonNull(table);
    this.day = requireNonNull(day);
  }

  /** Whether there is none. */
  boolean isEmpty() throws SQLException {
    return database.read(
        c -> {
          try (PreparedStatement statement = page(c, table.beginning(day))) {
            statement.setMaxRows(1);
            try (ResultSet row = statement.executeQuery()) {
              return !row.next();
            }
          }
        });
  }

  /** How many there were. */
  long written() {
    return written;
  }

  @Override
  public void fill(OutputStream file) throws IOException, SQLException {
    GZIPOutputStream packed = new GZIPOutputStream(file, BUFFER);
    JsonLinesFile lines = new JsonLinesFile(packed, table.json());
    List<String> last = table.beginning(day);
    while (!last.isEmpty()) {
      List<String> after = last;
      last = database.read(c -> write(c, after, lines));
    }
    lines.flush();
    packed.finish();
  }

  /** Writes a page, and says behind what the next begins; nothing after the last page. */
  private List<String> write(Connection connection, List<String> after, JsonLinesFile lines)
      throws SQLException {
    try (PreparedStatement statement = page(connection, after);
        ResultSet row = statement.executeQuery()) {
      List<String> last = List.of();
      int rows = 0;
      while (row.next()) {
        lines.write(row);
        rows++;
        last = place(row);
      }
      written += rows;
      return rows < DayTable.PAGE ? List.of() : last;
    }
  }

  private List<String> place(ResultSet row) throws SQLException {
    List<String> place = new ArrayList<>();
    for (String column : table.order()) {
      place.add(row.getString(column));
    }
    return place;
  }

  private PreparedStatement page(Connection connection, List<String> after) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(table.sql());
    List<String> values = table.values(day, after);
    for (int i = 0; i < values.size(); i++) {
      statement.setString(i + 1, values.get(i));
    }
    return statement;
  }
}
