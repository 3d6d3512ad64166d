package dev.silkwire.app.demo;

import dev.silkwire.app.topic.TopicCounts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What the demo prints: progress as it comes, and the table whenever things have settled. */
public final class DemoScreen {
  private static final Duration BETWEEN_TABLES = Duration.ofSeconds(5);

  private final TopicCounts tally;
  private final PrintWriter out;
  private final String page;
  private final Instant begun;
  private final InstantSource clock;
  private String summary = "";
  private String table = "";
  private Instant tableShown;

  public DemoScreen(
      TopicCounts tally, PrintWriter out, String page, Instant begun, InstantSource clock) {
    this.tally = tally;
    this.out = out;
    this.page = page;
    this.begun = begun;
    this.clock = clock;
    this.tableShown = begun;
  }

  /** Takes in what has come and prints what is new of it. */
  public void show() {
    tally.update();
    showProgress(tally.summary());
    showTable(InitiativeTable.of(tally.countryDays()));
    out.flush();
  }

  private void showProgress(String now) {
    String told = now.substring(now.indexOf(',') + 1).strip();
    if (!told.equals(summary)) {
      out.printf("%4d s  %s%n", Duration.between(begun, clock.instant()).toSeconds(), now);
      summary = told;
    }
  }

  private void showTable(String now) {
    boolean due =
        table.isEmpty()
            || Duration.between(tableShown, clock.instant()).compareTo(BETWEEN_TABLES) > 0;
    if (tally.countryDays().isEmpty() || now.equals(table) || !due) {
      return;
    }
    out.printf("%n%s%nSee it on a map: %s   (stop with Ctrl-C)%n%n", now, page);
    table = now;
    tableShown = clock.instant();
  }
}
