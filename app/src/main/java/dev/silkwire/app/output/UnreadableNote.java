package dev.silkwire.app.output;

import dev.silkwire.app.topic.UnreadableRecords;
import java.io.PrintWriter;

/** Prints which topics hold unreadable records, one line each. */
public final class UnreadableNote {
  private UnreadableNote() {}

  public static void print(UnreadableRecords records, PrintWriter to) {
    records.lines().forEach(line -> to.println("unreadable  " + line));
    to.flush();
  }
}
