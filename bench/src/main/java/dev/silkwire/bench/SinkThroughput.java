package dev.silkwire.bench;

import dev.silkwire.contract.Topics;
import dev.silkwire.sink.store.Database;
import dev.silkwire.sink.store.DatabaseAddress;
import java.sql.SQLException;

/**
 * How many rows a second does the sink write, from the bytes of records to the commit? Records are
 * made up before each half; the second says what a process does that has been running for a while.
 */
public final class SinkThroughput {
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
    SampleRecords records = new SampleRecords(writers, Integer.parseInt(args[2]));
    records.initiatives();
    try (Database database = Database.open(new DatabaseAddress(args[0], null, null), writers);
        SinkWriters sink = new SinkWriters(database, writers, batchSize)) {
      records.stories(mentions / 2);
      write("first", sink, records);
      records.stories(mentions);
      write("second", sink, records);
    }
    System.exit(0);
  }

  private static void write(String half, SinkWriters sink, SampleRecords records) {
    long begun = System.nanoTime();
    sink.write(records);
    double seconds = (System.nanoTime() - begun) / 1e9;
    long articles = records.count(Topics.ARTICLES);
    System.out.printf(
        "%s half: %,d records, %,d of them articles, in %.1f s = %,.0f records and %,.0f articles"
            + " a second%n",
        half, records.size(), articles, seconds, records.size() / seconds, articles / seconds);
    records.clear();
  }
}
