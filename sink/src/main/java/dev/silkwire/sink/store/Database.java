package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * SQLite or PostgreSQL, by JDBC URL: one connection that writes, and a few that only read.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final int READERS = 4;

  private final Driver driver;
  private final HikariDataSource writer;
  private final HikariDataSource readers;
  private final boolean sqlite;

  /** Work in a transaction, or a question. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T with(Connection connection) throws SQLException;
  }

  /** How to connect without a pool, which would hide for seconds why it cannot. */
  private record Driver(String url, @Nullable String user, @Nullable String password) {
    Connection connect() throws SQLException {
      Properties properties = new Properties();
      if (user != null) {
        properties.setProperty("user", user);
      }
      if (password != null) {
        properties.setProperty("password", password);
      }
      return DriverManager.getConnection(url, properties);
    }
  }

  private Database(
      Driver driver, HikariDataSource writer, HikariDataSource readers, boolean sqlite) {
    this.driver = driver;
    this.writer = writer;
    this.readers = readers;
    this.sqlite = sqlite;
  }

  /**
   * Opens pools that connect when they are first used; so the database need not be there yet.
   *
   * @param url of SQLite ({@code jdbc:sqlite:FILE}) or PostgreSQL
   * @throws UncheckedIOException when the folder of an SQLite file cannot be made
   */
  public static Database open(String url, @Nullable String user, @Nullable String password) {
    boolean sqlite = requireNonNull(url).startsWith(SQLITE);
    if (sqlite) {
      makeFolder(url);
    }
    HikariConfig writer = pool("writer", 1, url, user, password, sqlite);
    HikariConfig readers = pool("readers", READERS, url, user, password, sqlite);
    if (sqlite) {
      writer.addDataSourceProperty("transaction_mode", "IMMEDIATE");
      readers.setConnectionInitSql("PRAGMA query_only = 1");
    } else {
      readers.setReadOnly(true);
    }
    return new Database(
        new Driver(url, user, password),
        new HikariDataSource(writer),
        new HikariDataSource(readers),
        sqlite);
  }

  private static HikariConfig pool(
      String name,
      int size,
      String url,
      @Nullable String user,
      @Nullable String password,
      boolean sqlite) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("silkwire-" + name);
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setInitializationFailTimeout(-1);
    if (sqlite) {
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

  private static void makeFolder(String url) {
    String file =
        url.substring(SQLITE.length()).replaceFirst("^file:", "").replaceFirst("\\?.*", "");
    if (file.isEmpty() || file.startsWith(":")) {
      throw new IllegalArgumentException(
          url + " keeps nothing: name a file, such as jdbc:sqlite:data/silkwire.db");
    }
    Path folder = Path.of(file).toAbsolutePath().getParent();
    try {
      Files.createDirectories(requireNonNull(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder of the database " + file, e);
    }
  }

  /**
   * Brings the tables up to date; several processes may do so at once.
   *
   * @throws SQLException when the database does not answer
   */
  public void migrate() throws SQLException {
    driver.connect().close();
    Flyway.configure().dataSource(driver.url(), driver.user(), driver.password()).load().migrate();
  }

  /**
   * One transaction (which SQLite begins, and with it the lock, when auto-commit is switched off):
   * committed when the work returns, rolled back when it throws.
   *
   * @throws SQLException as the work or the database does
   */
  public <T> T write(Work<T> work) throws SQLException {
    try (Connection connection = writer.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T done = work.with(connection);
        connection.commit();
        return done;
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
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

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
