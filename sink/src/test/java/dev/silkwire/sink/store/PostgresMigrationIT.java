package dev.silkwire.sink.store;

import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Earlier versions of the tables in a real PostgreSQL. */
class PostgresMigrationIT extends MigrationCases {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Override
  DatabaseAddress address() throws SQLException {
    return new DatabaseAddress(POSTGRES.url(), "postgres", null);
  }

  @Override
  void list(Statement statement, String id, String listedAt, String word) throws SQLException {
    statement.execute(
        "INSERT INTO article_list (article_id, listed_at, day, words)"
            + " VALUES ('%s', '%s', 'undated', '%s:1')".formatted(id, listedAt, word));
  }
}
