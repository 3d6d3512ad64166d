package dev.silkwire.sink.file;

import dev.silkwire.sink.database.DatabaseAddress;

/** Files by day from a file of SQLite. */
class SqliteDayFilesTest extends DayFilesCases {
  @Override
  DatabaseAddress address() {
    return new DatabaseAddress("jdbc:sqlite:" + temporary.resolve("silkwire.db"), null, null);
  }
}
