package dev.silkwire.app.verb;

import dev.silkwire.app.topic.UnreadableRecords;
import java.io.PrintWriter;

/** Prints which topics hold unreadable records, one line each. */
final class UnreadableNote {
  private UnreadableNote() {}

  static void print(UnreadableRecords records, PrintWriter to) {
    records.lines().forEach(line -> to.println("unreadable  " + line));
    to.flush();
  }
}
