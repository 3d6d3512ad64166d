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
 * The rows of a day as gzipped JSON Lines. They are read by keyset pagination: each page begins
 * after the key of the previous page's last row. For one thread.
 */
final class DayRows implements DayFolder.Content {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Database database;
  private final DayTable table;
  private final String day;
  private long written;

  DayRows(Database database, DayTable table, String day) {
    this.database = requireNonNull(database);
    this.table = requireNonNull(table);
    this.day = requireNonNull(day);
  }

  boolean isEmpty() throws SQLException {
    return database.read(
        c -> {
          try (PreparedStatement statement = page(c, table.firstKey(day))) {
            statement.setMaxRows(1);
            try (ResultSet row = statement.executeQuery()) {
              return !row.next();
            }
          }
        });
  }

  /** Returns how many rows have been written. */
  long written() {
    return written;
  }

  @Override
  public void writeTo(OutputStream file) throws IOException, SQLException {
    GZIPOutputStream gzip = new GZIPOutputStream(file, BUFFER_BYTES);
    JsonLinesWriter lines = new JsonLinesWriter(gzip, table.jsonColumns());
    List<String> last = table.firstKey(day);
    while (!last.isEmpty()) {
      List<String> after = last;
      last = database.read(c -> write(c, after, lines));
    }
    lines.flush();
    gzip.finish();
  }

  /** Writes a page and returns the key of its last row; an empty list after the last page. */
  private List<String> write(Connection connection, List<String> after, JsonLinesWriter lines)
      throws SQLException {
    try (PreparedStatement statement = page(connection, after);
        ResultSet row = statement.executeQuery()) {
      List<String> last = List.of();
      int rows = 0;
      while (row.next()) {
        lines.write(row);
        rows++;
        last = key(row);
      }
      written += rows;
      return rows < DayTable.PAGE_SIZE ? List.of() : last;
    }
  }

  private List<String> key(ResultSet row) throws SQLException {
    List<String> key = new ArrayList<>();
    for (String column : table.order()) {
      key.add(row.getString(column));
    }
    return key;
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
