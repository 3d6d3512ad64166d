package dev.silkwire.bench;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import java.sql.SQLException;

/**
 * Fills a database with as many mentions as news brings in a year, so that {@link ApiLoad} has
 * something to ask, in the order of their days. All of SQLite's rows go through the sink's own
 * writers, a part at a time; for PostgreSQL a tenth, of which the database makes all (see {@link
 * ManyTimes}).
 */
public final class SeedResults {
  private static final int PART = 20_000;
  private static final int TIMES = 10;
  private static final int BATCH = 2000;

  private SeedResults() {}

  /**
   * Writes the rows and reports the progress.
   *
   * @param args JDBC URL, number of mentions, words an article
   */
  public static void main(String[] args) throws SQLException {
    DatabaseAddress address = new DatabaseAddress(args[0], null, null);
    long mentions = Long.parseLong(args[1]);
    boolean many = !args[0].startsWith("jdbc:sqlite:");
    int writers = many ? 2 : 1;
    try (Database database = Database.open(address, writers);
        SinkWriters sink = new SinkWriters(database, writers, BATCH)) {
      long written = many ? mentions / TIMES : mentions;
      SampleRecords records =
          new SampleRecords(writers, Integer.parseInt(args[2]), SampleDays.dayAfterDay(written));
      records.initiatives();
      SampleFeeds.put(records);
      for (long upTo = 0; upTo < written; upTo += PART) {
        records.stories(Math.min(upTo + PART, written));
        sink.write(records);
        records.clear();
        System.out.printf("%,d mentions%n", Math.min(upTo + PART, written));
      }
    }
    if (many) {
      ManyTimes.make(args[0], TIMES);
    }
    System.exit(0);
  }
}
