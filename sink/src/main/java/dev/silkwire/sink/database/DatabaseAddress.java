package dev.silkwire.sink.database;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a database and the credentials for it.
 *
 * @param url JDBC URL of SQLite ({@code jdbc:sqlite:FILE}) or PostgreSQL ({@code
 *     jdbc:postgresql://…})
 * @param user null when the URL contains it or none is needed
 * @param password null when the URL contains it or none is needed
 */
public record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {
  static final String SQLITE = "jdbc:sqlite:";

  public DatabaseAddress {
    requireNonNull(url);
    if (url.matches("jdbc:sqlite:(file:)?(:memory:.*|\\?.*)?")) {
      throw new IllegalArgumentException(
          url + " is not persistent: name a file, such as jdbc:sqlite:data/silkwire.db");
    }
  }

  public boolean isSqlite() {
    return url.startsWith(SQLITE);
  }

  /**
   * Opens a connection without a pool: a pool would report an error only after its timeout.
   *
   * @throws SQLException when the database does not accept the connection
   */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    return DriverManager.getConnection(url, properties);
  }

  /** Returns the URL without its parameters, which may contain a password. */
  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "");
  }
}
