package dev.silkwire.app.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log of incidents, in seconds since the start of a run. Thread-safe. */
final class Incidents {
  private final long begun = System.nanoTime();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  void add(String line) {
    String stamped = "%7.1f s  %s".formatted(elapsed().toMillis() / 1e3, line);
    lines.add(stamped);
    System.out.println(stamped);
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  long count(String part) {
    return lines.stream().filter(l -> l.contains(part)).count();
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
