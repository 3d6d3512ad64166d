package dev.silkwire.sink.store;

import dev.silkwire.sink.database.DatabaseAddress;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Poisoned records and a real PostgreSQL. */
class PostgresPoisonIT extends PoisonCases {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Override
  DatabaseAddress address() throws SQLException {
    return new DatabaseAddress(POSTGRES.url(), "postgres", null);
  }
}
