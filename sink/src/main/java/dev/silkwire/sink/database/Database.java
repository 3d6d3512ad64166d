package dev.silkwire.sink.database;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
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
 * An SQLite or PostgreSQL database with its tables: one connection pool for writers (SQLite has a
 * single writer) and one for readers. Thread-safe, as the pools are.
 *
 * <pre>{@code
 * long articles = database.read(c -> new SqlQuery("SELECT COUNT(*) FROM articles")
 *     .one(c, row -> row.getLong(1)).orElseThrow());
 * }</pre>
 */
public final class Database implements AutoCloseable {
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
  private static final int READERS = 4;

  /**
   * Session settings of PostgreSQL's writers. Writers find rows by their keys only, so other plans
   * are switched off: with the statistics of a table that is being filled, PostgreSQL would choose
   * them. Commits are asynchronous: a commit that a crash loses is lost together with its offsets,
   * and the sink writes the records again. Long text is compressed with lz4 where the server
   * supports it, which is much faster than the default.
   */
  private static final String WRITER_SETTINGS =
      "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;"
          + " SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off;"
          + " SET synchronous_commit = off;"
          + " SELECT set_config(name, 'lz4', false) FROM pg_settings"
          + " WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)";

  /**
   * Session settings of PostgreSQL's readers. Each query is planned for its parameters, because a
   * few countries and initiatives occur in most articles and most in few. JIT compilation would
   * take longer than the query. Prefetching helps while the pages are not in memory.
   */
  private static final String READER_SETTINGS =
      "SET plan_cache_mode = force_custom_plan; SET jit = off;"
          + " SELECT set_config('effective_io_concurrency', '32', false)"
          + " WHERE current_setting('effective_io_concurrency') <> '0'";

  /** SQLite's page cache of each reader: a negative number is a size in KiB. */
  private static final String READER_CACHE_SIZE = "-16000";

  /** The number of bytes of the file that SQLite's readers map, instead of copying each page. */
  private static final String READER_MMAP_SIZE = "2000000000";

  private final HikariDataSource writer;
  private final HikariDataSource readers;
  private final boolean sqlite;
  private final TextIndex text;
  private final @Nullable SqliteFile file;

  /** Statements that run on one connection: a transaction or a query. */
  @FunctionalInterface
  public interface Work<T> {
    /** Runs the statements and returns their result. */
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

  /** Opens a database with one writer. */
  public static Database open(DatabaseAddress address) throws SQLException {
    return open(address, 1);
  }

  /**
   * Opens a database and creates its tables; several processes may do so at the same time.
   *
   * @param writers maximum number of concurrent transactions; always 1 with SQLite
   * @throws SQLException when the database does not answer
   * @throws FlywayException when the tables cannot be created, or are those of another build
   * @throws UncheckedIOException when the folder of an SQLite file cannot be created
   */
  public static Database open(DatabaseAddress address, int writers) throws SQLException {
    if (address.isSqlite()) {
      createFolder(SqliteFile.path(address));
    }
    address.connect().close();
    TextIndex text = address.isSqlite() ? new SqliteText() : new PostgresText();
    Flyway.configure()
        .dataSource(address.url(), address.user(), address.password())
        .locations(
            "classpath:db/tables", "classpath:db/" + (address.isSqlite() ? "sqlite" : "postgresql"))
        .load()
        .migrate();
    HikariConfig writer = pool("writer", address.isSqlite() ? 1 : writers, address);
    HikariConfig readers = pool("readers", READERS, address);
    if (address.isSqlite()) {
      writer.addDataSourceProperty("transaction_mode", "IMMEDIATE");
      readers.setConnectionInitSql("PRAGMA query_only = 1");
      readers.addDataSourceProperty("cache_size", READER_CACHE_SIZE);
      readers.addDataSourceProperty("mmap_size", READER_MMAP_SIZE);
    } else {
      writer.addDataSourceProperty("binaryTransferEnable", "TSVECTOR");
      writer.setConnectionInitSql(WRITER_SETTINGS);
      readers.setReadOnly(true);
      readers.setConnectionInitSql(READER_SETTINGS);
    }
    return new Database(
        new HikariDataSource(writer),
        new HikariDataSource(readers),
        address.isSqlite(),
        text,
        address.isSqlite() ? SqliteFile.of(address) : null);
  }

  private static HikariConfig pool(String name, int size, DatabaseAddress address) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("silkwire-" + name);
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    config.setInitializationFailTimeout(-1);
    if (address.isSqlite()) {
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "NORMAL");
      config.addDataSourceProperty("busy_timeout", Long.toString(CONNECTION_TIMEOUT.toMillis()));
    } else {
      config.addDataSourceProperty("reWriteBatchedInserts", "true");
      config.addDataSourceProperty("ApplicationName", "silkwire-" + name);
      config.addDataSourceProperty("tcpKeepAlive", "true");
      config.addDataSourceProperty("connectTimeout", "5");
      config.addDataSourceProperty("socketTimeout", "60");
    }
    return config;
  }

  private static void createFolder(Path file) {
    try {
      Files.createDirectories(requireNonNull(file.getParent()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the folder of the database " + file, e);
    }
  }

  /**
   * Runs statements in one transaction, which is committed when they return and rolled back when
   * they throw. SQLite takes its write lock when the transaction begins.
   *
   * @throws SQLException when a statement or the database fails
   * @throws DatabaseUnusable when the SQLite file is corrupt
   */
  public <T> T write(Work<T> work) throws SQLException {
    try {
      return transaction(work);
    } catch (SQLException e) {
      if (file != null && SqlFault.isCorrupt(e)) {
        throw file.corrupt(e);
      }
      throw e;
    }
  }

  /**
   * Checks that the database is still the one that was opened.
   *
   * @throws DatabaseUnusable when the SQLite file was deleted or replaced
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
        T result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  /**
   * Rolls back, or discards the connection when there is no transaction to roll back. SQLite itself
   * ends a transaction when the disk is full, and begins none when the database is locked. Its
   * driver does not notice, so that each further statement would be committed separately.
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
   * Runs queries on a read-only connection.
   *
   * @throws SQLException when a query or the database fails
   */
  public <T> T read(Work<T> query) throws SQLException {
    try (Connection connection = readers.getConnection()) {
      return query.with(connection);
    }
  }

  /**
   * Measures both connection pools. May be called once.
   *
   * @param trackers creates the meters of a pool, which are removed when the pool is closed
   */
  public void measure(MetricsTrackerFactory trackers) {
    writer.setMetricsTrackerFactory(trackers);
    readers.setMetricsTrackerFactory(trackers);
  }

  /** Returns the name of the database product, for a person. */
  public String product() {
    return sqlite ? "SQLite" : "PostgreSQL";
  }

  /** Returns the full-text index of this kind of database. */
  public TextIndex text() {
    return text;
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
