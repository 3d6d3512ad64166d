package dev.silkwire.sink.store;

import dev.silkwire.sink.store.Reading.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes changes as rows, by batches of prepared statements. Stateless. */
final class RowWriter {
  private static final int MOST_MARKS = 1000;

  private RowWriter() {}

  /** Changes of one table; of several changes of a key only the last is written. */
  static Outcome.Tally write(Connection connection, Table<?> table, List<Change> changes)
      throws SQLException {
    Map<List<String>, Change> newest = new LinkedHashMap<>();
    changes.forEach(c -> newest.put(c.key(), c));
    List<List<String>> deletes =
        newest.values().stream().filter(c -> c.row() == null).map(Change::key).toList();
    List<Row> rows = newest.values().stream().map(Change::row).filter(Objects::nonNull).toList();
    List<String> owners = newest.keySet().stream().map(key -> key.get(0)).toList();
    for (Table.Part<?> part : table.parts()) {
      clear(connection, part, owners);
    }
    execute(connection, table.delete(), deletes);
    execute(connection, table.upsert(), rows.stream().map(Row::values).toList());
    for (int i = 0; i < table.parts().size(); i++) {
      int part = i;
      execute(
          connection,
          table.parts().get(i).insert(),
          rows.stream().flatMap(r -> r.parts().get(part).stream()).toList());
    }
    return new Outcome.Tally(rows.size(), deletes.size(), changes.size() - newest.size(), 0);
  }

  /** In few statements: one a row would cost as much as writing the rows. */
  private static void clear(Connection connection, Table.Part<?> part, List<String> owners)
      throws SQLException {
    for (int from = 0; from < owners.size(); from += MOST_MARKS) {
      List<String> some = owners.subList(from, Math.min(owners.size(), from + MOST_MARKS));
      execute(connection, part.delete(some.size()), List.of(some));
    }
  }

  private static void execute(
      Connection connection,
      String sql,
      Collection<? extends List<? extends @Nullable Object>> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<? extends @Nullable Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          statement.setObject(i + 1, row.get(i));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
