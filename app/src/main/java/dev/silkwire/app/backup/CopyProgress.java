package dev.silkwire.app.backup;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Prints how many records of a topic are done, at its end and every five seconds. */
final class CopyProgress {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final InstantSource clock;
  private String topic = "";
  private long records;
  private Instant due = Instant.MIN;

  CopyProgress(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  void begin(String name) {
    topic = name;
    records = 0;
    due = clock.instant().plus(INTERVAL);
  }

  void next() {
    records++;
    if (!clock.instant().isBefore(due)) {
      print("so far");
      due = clock.instant().plus(INTERVAL);
    }
  }

  /** Ends the topic and returns its number of records. */
  long end() {
    print("");
    return records;
  }

  private void print(String note) {
    out.println("%-48s %10d records %s".formatted(topic, records, note).stripTrailing());
    out.flush();
  }
}
