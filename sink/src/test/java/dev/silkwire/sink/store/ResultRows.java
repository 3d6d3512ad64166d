package dev.silkwire.sink.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the result of a query as text, for assertions. */
public final class ResultRows {
  private ResultRows() {}

  /** All rows, their columns joined by bars. */
  public static List<String> of(ResultSet found) throws SQLException {
    List<String> rows = new ArrayList<>();
    while (found.next()) {
      List<String> cells = new ArrayList<>();
      for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
        cells.add(found.getString(i));
      }
      rows.add(String.join("|", cells));
    }
    return rows;
  }
}
