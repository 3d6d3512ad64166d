package dev.silkwire.sink.file;

import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.store.Postgres;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files by day from a real PostgreSQL. */
class PostgresDayFilesIT extends DayFilesCases {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Override
  DatabaseAddress address() throws SQLException {
    return new DatabaseAddress(POSTGRES.url(), "postgres", null);
  }
}
