package dev.silkwire.sink.api;

import dev.silkwire.sink.database.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Long lists of a file of SQLite. */
class SqliteLongListTest extends LongListCases {
  @TempDir static Path folder;

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress("jdbc:sqlite:" + folder.resolve("silkwire.db"), null, null);
  }
}
