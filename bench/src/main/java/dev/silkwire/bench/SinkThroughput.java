package dev.silkwire.bench;

import dev.silkwire.sink.store.Database;
import dev.silkwire.sink.store.DatabaseAddress;
import java.sql.SQLException;

/**
 * How many rows a second does the sink write, from the bytes of records to the commit? Records are
 * made up before.
 */
public final class SinkThroughput {
  private SinkThroughput() {}

  /**
   * Writes, and prints the rate.
   *
   * @param args JDBC URL, number of mentions to write, words an article, most records a batch,
   *     writers
   */
  public static void main(String[] args) throws SQLException {
    int batchSize = Integer.parseInt(args[3]);
    int writers = Integer.parseInt(args[4]);
    SampleRecords records = new SampleRecords(writers, Integer.parseInt(args[2]));
    records.initiatives();
    records.stories(Long.parseLong(args[1]));
    try (Database database = Database.open(new DatabaseAddress(args[0], null, null), writers);
        SinkWriters sink = new SinkWriters(database, writers, batchSize)) {
      long begun = System.nanoTime();
      sink.write(records);
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          "%,d records, %,d of them articles, in %.1f s = %,.0f records and %,.0f articles a second%n",
          records.size(),
          records.articles(),
          seconds,
          records.size() / seconds,
          records.articles() / seconds);
    }
    System.exit(0);
  }
}
