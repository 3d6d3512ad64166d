package dev.silkwire.sink.store;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Totals in a real PostgreSQL. */
class PostgresTotalsIT extends TotalsCases {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Override
  DatabaseAddress address() throws SQLException {
    return new DatabaseAddress(POSTGRES.url(), "postgres", null);
  }
}
