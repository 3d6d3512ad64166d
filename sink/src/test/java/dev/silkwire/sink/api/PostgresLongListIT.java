package dev.silkwire.sink.api;

import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.store.Postgres;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Long lists of a real PostgreSQL. */
class PostgresLongListIT extends LongListCases {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Override
  DatabaseAddress address() throws SQLException {
    return new DatabaseAddress(POSTGRES.url(), "postgres", null);
  }
}
