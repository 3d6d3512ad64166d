package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.ContentHash;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.query.SqlQuery;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * A tag that changes whenever a batch is committed, by whichever process: each batch advances
 * offsets, which are what the tag is made of. It also changes with each start, as the form of
 * answers may have. Thread-safe.
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
   * The tag of what the database holds now.
   *
   * @throws SQLException when the database does not answer
   */
  String tag() throws SQLException {
    List<String> state = database.read(c -> new SqlQuery(STATE).list(c, row -> row.getString(1)));
    return ContentHash.of(start, String.join("\n", state));
  }
}
