package dev.silkwire.sink.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** Earlier versions of the tables in a file of SQLite. */
class SqliteMigrationTest extends MigrationCases {
  @TempDir Path folder;

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress(
        "jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".db"), null, null);
  }

  @Override
  void list(Statement statement, String id, String listedAt, String word) throws SQLException {
    statement.execute(
        "INSERT INTO article_list (article_id, listed_at, day) VALUES ('%s', '%s', 'undated')"
            .formatted(id, listedAt));
    statement.execute(
        "INSERT INTO article_words (rowid, words) SELECT place, '%s' FROM article_list"
                .formatted(word)
            + " WHERE article_id = '%s'".formatted(id));
  }
}
