package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * A step from one version of the tables to the next that SQL cannot do.
 *
 * @param number of the version it leads to
 * @param description the same for ever, as databases remember it
 */
record CodeMigration(String number, String description, Work work) implements JavaMigration {
  /** What it does. */
  @FunctionalInterface
  interface Work {
    void on(Connection connection) throws SQLException;
  }

  CodeMigration {
    requireNonNull(number);
    requireNonNull(description);
    requireNonNull(work);
  }

  @Override
  public void migrate(Context context) throws SQLException {
    work.on(context.getConnection());
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(number);
  }

  @Override
  public String getDescription() {
    return description;
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
