package dev.silkwire.sink.database;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.silkwire.sink.words.PostgresText;
import dev.silkwire.sink.words.SqliteText;
import dev.silkwire.sink.words.TextIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * SQLite or PostgreSQL: a connection for each writer (SQLite has one only), and a few that only
 * read. Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final int READERS = 4;

  /**
   * Writers look rows up by their keys only, which statistics of a table that is being filled would
   * talk PostgreSQL out of. A commit that is lost when the machine goes down is lost with its
   * offsets, and written again from Kafka. Long text is compressed by lz4 where the server was
   * built with it, which takes a fraction of the time.
   */
  private static final String WRITERS_HABITS =
      "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;"
          + " SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off;"
          + " SET synchronous_commit = off;"
          + " SELECT set_config(name, 'lz4', false) FROM pg_settings"
          + " WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)";

  /**
   * Few countries and initiatives are in much of the news and many in little of it, so that each
   * question is planned for what it asks. Compiling one takes longer than answering it. What an
   * index has found is read ahead where the system can, for the time when nothing is in memory yet.
   */
  private static final String READERS_HABITS =
      "SET plan_cache_mode = force_custom_plan; SET jit = off;"
          + " SELECT set_config('effective_io_concurrency', '32', false)"
          + " WHERE current_setting('effective_io_concurrency') <> '0'";

  /** SQLite's for each connection, in pages when positive and in KiB when negative. */
  private static final String READERS_CACHE = "-16000";

  /** SQLite maps the file up to so many bytes, where it would else copy each page that it reads. */
  private static final String MAPPED = "2000000000";

  private final HikariDataSource writer;
  private final HikariDataSource readers;
  private final boolean sqlite;
  private final TextIndex text;
  private final @Nullable SqliteFile file;

  /** Work in a transaction, or a question. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T with(Connection connection) throws SQLException;
  }

  private Database(
      HikariDataSource writer,
      HikariDataSource readers,
      boolean sqlite,
      TextIndex text,
      @Nullable SqliteFile file) {
    this.writer = writer;
    this.readers = readers;
    this.sqlite = sqlite;
    this.text = text;
    this.file = file;
  }

  /** Opens the database for one writer. */
  public static Database open(DatabaseAddress address) throws SQLException {
    return open(address, 1);
  }

  /**
   * Opens the database and creates its tables; several processes may do so at once.
   *
   * @param writers most transactions at a time; SQLite lets them wait for one another
   * @throws SQLException when the database does not answer
   * @throws FlywayException when the tables cannot be created, or are those of an older build
   * @throws UncheckedIOException when the folder of an SQLite file cannot be made
   */
  public static Database open(DatabaseAddress address, int writers) throws SQLException {
    if (address.sqlite()) {
      makeFolder(SqliteFile.path(address));
    }
    address.connect().close();
    TextIndex text = address.sqlite() ? new SqliteText() : new PostgresText();
    Flyway.configure()
        .dataSource(address.url(), address.user(), address.password())
        .locations(
            "classpath:db/tables", "classpath:db/" + (address.sqlite() ? "sqlite" : "postgresql"))
        .load()
        .migrate();
    HikariConfig writer = pool("writer", address.sqlite() ? 1 : writers, address);
    HikariConfig readers = pool("readers", READERS, address);
    if (address.sqlite()) {
      writer.addDataSourceProperty("transaction_mode", "IMMEDIATE");
      readers.setConnectionInitSql("PRAGMA query_only = 1");
      readers.addDataSourceProperty("cache_size", READERS_CACHE);
      readers.addDataSourceProperty("mmap_size", MAPPED);
    } else {
      writer.addDataSourceProperty("binaryTransferEnable", "TSVECTOR");
      writer.setConnectionInitSql(WRITERS_HABITS);
      readers.setReadOnly(true);
      readers.setConnectionInitSql(READERS_HABITS);
    }
    return new Database(
        new HikariDataSource(writer),
        new HikariDataSource(readers),
        address.sqlite(),
        text,
        address.sqlite() ? SqliteFile.of(address) : null);
  }

  private static HikariConfig pool(String name, int size, DatabaseAddress address) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("silkwire-" + name);
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setInitializationFailTimeout(-1);
    if (address.sqlite()) {
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "NORMAL");
      config.addDataSourceProperty("busy_timeout", Long.toString(WAIT.toMillis()));
    } else {
      config.addDataSourceProperty("reWriteBatchedInserts", "true");
      config.addDataSourceProperty("ApplicationName", "silkwire-" + name);
      config.addDataSourceProperty("tcpKeepAlive", "true");
      config.addDataSourceProperty("connectTimeout", "5");
      config.addDataSourceProperty("socketTimeout", "60");
    }
    return config;
  }

  private static void makeFolder(Path file) {
    try {
      Files.createDirectories(requireNonNull(file.getParent()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder of the database " + file, e);
    }
  }

  /**
   * One transaction (which SQLite begins, and with it the lock, when auto-commit is switched off):
   * committed when the work returns, rolled back when it throws.
   *
   * @throws SQLException as the work or the database does
   * @throws DatabaseUnusable when the file of SQLite is corrupt
   */
  public <T> T write(Work<T> work) throws SQLException {
    try {
      return transaction(work);
    } catch (SQLException e) {
      if (file != null && SqlFault.broken(e)) {
        throw file.corrupt(e);
      }
      throw e;
    }
  }

  /**
   * Checks that the database is still the one that was opened.
   *
   * @throws DatabaseUnusable when the file of SQLite was deleted or replaced
   */
  public void check() {
    if (file != null) {
      file.check();
    }
  }

  private <T> T transaction(Work<T> work) throws SQLException {
    try (Connection connection = writer.getConnection()) {
      try {
        connection.setAutoCommit(false);
        T done = work.with(connection);
        connection.commit();
        return done;
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  /**
   * A connection without a transaction to roll back is not used again: SQLite has ended the
   * transaction by itself, as for a full disk, or has not begun one, as for a lock, while its
   * driver believes that one is open and would commit each further statement for itself.
   */
  private void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
      writer.evictConnection(connection);
    }
  }

  /**
   * A question.
   *
   * @throws SQLException as the question or the database does
   */
  public <T> T read(Work<T> question) throws SQLException {
    try (Connection connection = readers.getConnection()) {
      return question.with(connection);
    }
  }

  /** The product's name, for people. */
  public String product() {
    return sqlite ? "SQLite" : "PostgreSQL";
  }

  /** Its index of words. */
  public TextIndex text() {
    return text;
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
