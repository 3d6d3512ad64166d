package dev.silkwire.app.output;

import dev.silkwire.app.topic.TopicCounts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Prints a line of totals at an interval, when there is anything new. Not thread-safe. */
public final class ProgressLine implements Runnable {
  private final TopicCounts tally;
  private final PrintWriter out;
  private final Duration interval;
  private final InstantSource clock;
  private Instant due;
  private boolean news;

  public ProgressLine(TopicCounts tally, PrintWriter out, Duration interval, InstantSource clock) {
    this.tally = tally;
    this.out = out;
    this.interval = interval;
    this.clock = clock;
    this.due = clock.instant().plus(interval);
  }

  @Override
  public void run() {
    news |= tally.update();
    if (news && !clock.instant().isBefore(due)) {
      out.println("since the start: " + tally.summary());
      out.flush();
      due = clock.instant().plus(interval);
      news = false;
    }
  }
}
