package dev.silkwire.sink.database;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, and who we are there.
 *
 * @param url of SQLite ({@code jdbc:sqlite:FILE}) or PostgreSQL ({@code jdbc:postgresql://…})
 * @param user null when the URL says it or none is needed
 * @param password null when the URL says it or none is needed
 */
public record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {
  static final String SQLITE = "jdbc:sqlite:";

  public DatabaseAddress {
    requireNonNull(url);
    if (url.matches("jdbc:sqlite:(file:)?(:memory:.*|\\?.*)?")) {
      throw new IllegalArgumentException(
          url + " keeps nothing: name a file, such as jdbc:sqlite:data/silkwire.db");
    }
  }

  public boolean sqlite() {
    return url.startsWith(SQLITE);
  }

  /** A connection without a pool, which would hide for seconds why it cannot. */
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

  /** The URL without its parameters, which may hold a password. */
  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "");
  }
}
