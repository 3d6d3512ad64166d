package dev.silkwire.sink.store;

import dev.silkwire.sink.sql.Statements;
import dev.silkwire.sink.store.DecodedRecord.Change;
import dev.silkwire.sink.words.Searchable;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Upserts and deletes rows by batches of prepared statements. Stateless. */
final class RowWriter {
  private final TextIndex text;

  RowWriter(TextIndex text) {
    this.text = text;
  }

  /**
   * Writes the changes of one table; when a key has several changes, only the last one.
   *
   * @throws IllegalArgumentException when no database can store a value
   */
  Outcome.RecordCounts write(Connection connection, Table<?> table, List<Change<?>> changes)
      throws SQLException {
    Map<List<String>, Change<?>> newest = new LinkedHashMap<>();
    changes.forEach(c -> newest.put(c.key(), c));
    List<List<String>> deletes =
        newest.values().stream().filter(c -> c.value() == null).map(Change::key).toList();
    List<Row> rows = newest.values().stream().map(Change::row).flatMap(Optional::stream).toList();
    replace(connection, table, newest.keySet(), deletes, rows);
    return new Outcome.RecordCounts(rows.size(), deletes.size(), changes.size() - newest.size(), 0);
  }

  /** Deletes rows with their child rows and their entries in the full-text index. */
  void delete(Connection connection, Table<?> table, List<List<String>> keys) throws SQLException {
    replace(connection, table, keys, keys, List.of());
  }

  private void replace(
      Connection connection,
      Table<?> table,
      Collection<List<String>> keys,
      List<List<String>> deletes,
      List<Row> rows)
      throws SQLException {
    List<String> parentIds = keys.stream().map(key -> key.get(0)).toList();
    for (Table.Child<?> child : table.children()) {
      Statements.inChunks(connection, child.delete(), parentIds);
    }
    Statements.batch(connection, table.delete(), deletes);
    Statements.batch(connection, table.upsert(), rows.stream().map(Row::values).toList());
    for (int i = 0; i < table.children().size(); i++) {
      int child = i;
      Statements.batch(
          connection,
          table.children().get(i).insert(),
          rows.stream().flatMap(r -> r.children().get(child).stream()).toList());
    }
    if (table.isSearchable()) {
      text.replace(connection, parentIds, searchable(rows));
    }
  }

  private static List<Searchable> searchable(List<Row> rows) {
    return rows.stream().map(Row::searchable).filter(Objects::nonNull).toList();
  }
}
