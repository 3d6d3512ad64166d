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
 * and other moments of the same days, in the order of arrival. Indexes are made again as they were,
 * and totals are counted afresh. Stateless.
 */
final class ManyTimes {
  private static final String TABLES =
      "('articles', 'article_list', 'article_initiatives', 'article_countries', 'article_regions',"
          + " 'duplicates', 'mentions')";
  private static final String KEYS =
      "SELECT format('ALTER TABLE %s ADD CONSTRAINT %s %s', conrelid::regclass, conname,"
          + " pg_get_constraintdef(oid)) FROM pg_constraint WHERE contype = 'p'"
          + " AND connamespace = 'public'::regnamespace AND conrelid::regclass::text IN "
          + TABLES;
  private static final String INDEXES =
      "SELECT indexdef FROM pg_indexes i WHERE schemaname = 'public' AND tablename IN "
          + TABLES
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
      List<String> again = definitions(connection, KEYS);
      again.addAll(definitions(connection, INDEXES));
      execute(connection, text("many-times.sql").replace(":n", Integer.toString(times)));
      for (String definition : again) {
        execute(connection, definition);
        System.out.println(definition);
      }
      execute(connection, text("totals.sql"));
      execute(connection, "VACUUM ANALYZE");
    }
  }

  private static List<String> definitions(Connection connection, String sql) throws SQLException {
    List<String> definitions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        definitions.add(row.getString(1));
      }
    }
    return definitions;
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
