package dev.silkwire.sink.api;

import dev.silkwire.sink.database.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The API on a file of SQLite. */
class SqliteApiTest extends ApiFixture
    implements CountCases, ArticleCases, PipelineCases, AnswerCases, TableCases, FollowCases {
  @TempDir static Path folder;

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress("jdbc:sqlite:" + folder.resolve("silkwire.db"), null, null);
  }
}
