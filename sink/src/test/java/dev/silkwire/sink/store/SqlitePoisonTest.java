package dev.silkwire.sink.store;

import dev.silkwire.sink.database.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Poisoned records and a file of SQLite. */
class SqlitePoisonTest extends PoisonCases {
  @TempDir Path folder;

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress("jdbc:sqlite:" + folder.resolve("silkwire.db"), null, null);
  }
}
