package dev.silkwire.bench;

import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Measures the rows per second that the sink writes, from the bytes of records to the commit. The
 * records are generated before each half; the second half shows a process that has warmed up. A
 * record of an article becomes several rows; only new rows are counted.
 */
public final class SinkThroughput {
  private static final List<String> TABLES =
      List.of(
          "articles",
          "article_list",
          "article_initiatives",
          "article_countries",
          "article_regions",
          "mentions",
          "duplicates",
          "stories",
          "country_days");

  private SinkThroughput() {}

  /**
   * Writes, and prints the rate of each half.
   *
   * @param args JDBC URL, number of mentions to write, words an article, most records a batch,
   *     writers
   */
  public static void main(String[] args) throws SQLException {
    long mentions = Long.parseLong(args[1]);
    int batchSize = Integer.parseInt(args[3]);
    int writers = Integer.parseInt(args[4]);
    SampleRecords records =
        new SampleRecords(writers, Integer.parseInt(args[2]), SampleDays.anyOrder());
    records.initiatives();
    try (Database database = Database.open(new DatabaseAddress(args[0], null, null), writers);
        SinkWriters sink = new SinkWriters(database, writers, batchSize)) {
      records.stories(mentions / 2);
      write("first", sink, records, database);
      records.stories(mentions);
      write("second", sink, records, database);
    }
    System.exit(0);
  }

  private static void write(String half, SinkWriters sink, SampleRecords records, Database database)
      throws SQLException {
    long before = rows(database);
    long begun = System.nanoTime();
    sink.write(records);
    double seconds = (System.nanoTime() - begun) / 1e9;
    long rows = rows(database) - before;
    long articles = records.count(Topics.ARTICLES);
    System.out.printf(
        "%s half: %,d records, %,d of them articles, in %.1f s = %,.0f records, %,.0f new rows and"
            + " %,.0f articles a second%n",
        half,
        records.size(),
        articles,
        seconds,
        records.size() / seconds,
        rows / seconds,
        articles / seconds);
    records.clear();
  }

  private static long rows(Database database) throws SQLException {
    return database.read(
        connection -> {
          long rows = 0;
          try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
              try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
                count.next();
                rows += count.getLong(1);
              }
            }
          }
          return rows;
        });
  }
}
