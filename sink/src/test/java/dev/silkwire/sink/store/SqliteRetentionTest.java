package dev.silkwire.sink.store;

import dev.silkwire.sink.database.DatabaseAddress;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** Retention in a file of SQLite. */
class SqliteRetentionTest extends RetentionCases {
  @TempDir Path folder;

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress(
        "jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".db"), null, null);
  }
}
