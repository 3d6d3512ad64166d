package dev.silkwire.app.output;

import dev.silkwire.app.topic.TopicCounts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Prints the record counts at an interval, if they have changed. Not thread-safe. */
public final class ProgressLine implements Runnable {
  private final TopicCounts counts;
  private final PrintWriter out;
  private final Duration interval;
  private final InstantSource clock;
  private Instant due;
  private boolean changed;

  public ProgressLine(TopicCounts counts, PrintWriter out, Duration interval, InstantSource clock) {
    this.counts = counts;
    this.out = out;
    this.interval = interval;
    this.clock = clock;
    this.due = clock.instant().plus(interval);
  }

  @Override
  public void run() {
    changed |= counts.update();
    if (changed && !clock.instant().isBefore(due)) {
      out.println("since the start: " + counts.summary());
      out.flush();
      due = clock.instant().plus(interval);
      changed = false;
    }
  }
}
