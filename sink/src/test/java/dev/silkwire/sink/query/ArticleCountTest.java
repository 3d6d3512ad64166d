package dev.silkwire.sink.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class ArticleCountTest {
  @Test
  void totalsAreSummedOnceForARequest() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      execute(
          connection,
          "CREATE TABLE country_days (country, initiative, day, stories, articles, mentions)");
      execute(
          connection,
          "INSERT INTO country_days VALUES ('*', '*', '2026-11-22', 3, 4, 1),"
              + " ('*', '*', 'undated', 2, 2, 0), ('*', 'bri', '2026-11-22', 1, 1, 1),"
              + " ('KZ', '*', '2026-11-22', 1, 1, 1)");
      ArticleCount count = new ArticleCount();
      assertThat(count.get(connection)).isEqualTo(5);

      execute(connection, "DROP TABLE country_days");

      assertThat(count.get(connection)).isEqualTo(5);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
