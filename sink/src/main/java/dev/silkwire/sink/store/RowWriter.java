package dev.silkwire.sink.store;

import dev.silkwire.sink.sql.Statements;
import dev.silkwire.sink.store.Reading.Change;
import dev.silkwire.sink.words.Searchable;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes changes as rows, by batches of prepared statements. Stateless. */
final class RowWriter {
  private final TextIndex text;

  RowWriter(TextIndex text) {
    this.text = text;
  }

  /** Changes of one table; of several changes of a key only the last is written. */
  Outcome.Tally write(Connection connection, Table<?> table, List<Change> changes)
      throws SQLException {
    Map<List<String>, Change> newest = new LinkedHashMap<>();
    changes.forEach(c -> newest.put(c.key(), c));
    List<List<String>> deletes =
        newest.values().stream().filter(c -> c.row() == null).map(Change::key).toList();
    List<Row> rows = newest.values().stream().map(Change::row).filter(Objects::nonNull).toList();
    List<String> owners = newest.keySet().stream().map(key -> key.get(0)).toList();
    for (Table.Part<?> part : table.parts()) {
      Statements.forEachOf(connection, part.delete(), owners);
    }
    Statements.batch(connection, table.delete(), deletes);
    Statements.batch(connection, table.upsert(), rows.stream().map(Row::values).toList());
    for (int i = 0; i < table.parts().size(); i++) {
      int part = i;
      Statements.batch(
          connection,
          table.parts().get(i).insert(),
          rows.stream().flatMap(r -> r.parts().get(part).stream()).toList());
    }
    if (table.searched()) {
      text.replace(connection, owners, searchable(rows));
    }
    return new Outcome.Tally(rows.size(), deletes.size(), changes.size() - newest.size(), 0);
  }

  private static List<Searchable> searchable(List<Row> rows) {
    return rows.stream().map(Row::searchable).filter(Objects::nonNull).toList();
  }
}
