package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.ContentHash;
import dev.silkwire.sink.store.Database;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A tag that changes whenever a batch is committed, by whichever process: offsets only move
 * together with rows. It also changes with each start, as the form of answers may have.
 * Thread-safe.
 */
final class DataVersion {
  private static final String STATE =
      "SELECT COALESCE(SUM(next_offset), 0), COALESCE(MAX(updated_at), '') FROM sink_offsets";

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
    String state =
        database.read(
            c -> new Query(STATE).list(c, row -> row.getString(1) + "@" + row.getString(2)).get(0));
    return ContentHash.of(start, state);
  }
}
