package dev.silkwire.app.output;

import dev.silkwire.app.topic.UnreadableRecords;
import java.io.PrintWriter;

/** Prints one line for each topic with unreadable records. Stateless. */
public final class UnreadableNote {
  private UnreadableNote() {}

  public static void print(UnreadableRecords records, PrintWriter to) {
    records.lines().forEach(line -> to.println("unreadable  " + line));
    to.flush();
  }
}
