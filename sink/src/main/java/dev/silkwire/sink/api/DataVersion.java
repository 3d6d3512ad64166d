package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.query.SqlQuery;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The version of the data, for ETags and events. It is a hash of all offsets, which each committed
 * batch of any process advances. It also changes with each start of the process, because another
 * build may answer in another form. Thread-safe: immutable.
 */
final class DataVersion {
  private static final String STATE =
      "SELECT cluster_id || ' ' || topic || ' ' || partition_no || ' ' || next_offset || ' '"
          + " || updated_at FROM sink_offsets ORDER BY cluster_id, topic, partition_no";

  private final Database database;
  private final String start = UUID.randomUUID().toString();

  DataVersion(Database database) {
    this.database = requireNonNull(database);
  }

  /**
   * Returns the current version.
   *
   * @throws SQLException when the database does not answer
   */
  String tag() throws SQLException {
    List<String> state = database.read(c -> new SqlQuery(STATE).list(c, row -> row.getString(1)));
    return ContentHash.of(start, String.join("\n", state));
  }
}
