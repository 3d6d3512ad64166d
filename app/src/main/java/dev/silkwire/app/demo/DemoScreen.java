package dev.silkwire.app.demo;

import dev.silkwire.app.topic.TopicCounts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The terminal output of the demo: a line of progress, and a table every few seconds. */
public final class DemoScreen {
  private static final Duration TABLE_INTERVAL = Duration.ofSeconds(5);

  private final TopicCounts counts;
  private final PrintWriter out;
  private final String page;
  private final Instant start;
  private final InstantSource clock;
  private String summary = "";
  private String table = "";
  private Instant tableShown;

  public DemoScreen(
      TopicCounts counts, PrintWriter out, String page, Instant start, InstantSource clock) {
    this.counts = counts;
    this.out = out;
    this.page = page;
    this.start = start;
    this.clock = clock;
    this.tableShown = start;
  }

  /** Counts new records and prints what has changed. */
  public void update() {
    counts.update();
    printProgress(counts.summary());
    printTable(InitiativeTable.of(counts.countryDays()));
    out.flush();
  }

  /** Prints the summary when any count but the number of polls has changed. */
  private void printProgress(String now) {
    String withoutPolls = now.substring(now.indexOf(',') + 1).strip();
    if (!withoutPolls.equals(summary)) {
      out.printf("%4d s  %s%n", Duration.between(start, clock.instant()).toSeconds(), now);
      summary = withoutPolls;
    }
  }

  private void printTable(String now) {
    boolean due =
        table.isEmpty()
            || Duration.between(tableShown, clock.instant()).compareTo(TABLE_INTERVAL) > 0;
    if (counts.countryDays().isEmpty() || now.equals(table) || !due) {
      return;
    }
    out.printf("%n%s%nSee it on a map: %s   (stop with Ctrl-C)%n%n", now, page);
    table = now;
    tableShown = clock.instant();
  }
}
