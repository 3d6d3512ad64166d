package dev.silkwire.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Makes each article of a PostgreSQL database many articles, with all that belongs to it: other ids
 * and other moments of the same day. Indexes are dropped before and made again as they were, and
 * totals are counted afresh. Stateless.
 */
final class ManyTimes {
  private static final String INDEXES =
      "SELECT indexname, indexdef FROM pg_indexes i WHERE schemaname = 'public' AND tablename IN"
          + " ('articles', 'article_list', 'article_initiatives', 'article_countries',"
          + " 'article_regions', 'duplicates', 'mentions', 'country_days', 'story_copies')"
          + " AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)";

  private ManyTimes() {}

  /**
   * Makes them.
   *
   * @param url of the database
   * @param times how many articles there are of each then
   */
  static void make(String url, int times) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      execute(connection, "SET synchronous_commit = off; SET maintenance_work_mem = '1GB'");
      List<String> again = dropIndexes(connection);
      for (int n = 1; n < times; n++) {
        execute(connection, text("another-time.sql").replace(":n", Integer.toString(n)));
        System.out.printf("%d of %d times%n", n + 1, times);
      }
      for (String index : again) {
        execute(connection, index);
        System.out.println(index);
      }
      execute(connection, text("totals.sql"));
      execute(connection, "VACUUM ANALYZE");
    }
  }

  private static List<String> dropIndexes(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> again = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet index = statement.executeQuery(INDEXES)) {
      while (index.next()) {
        names.add(index.getString(1));
        again.add(index.getString(2));
      }
    }
    for (String name : names) {
      execute(connection, "DROP INDEX " + name);
    }
    return again;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String name) {
    try (InputStream in = ManyTimes.class.getResourceAsStream("/seed/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
