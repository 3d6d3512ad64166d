package dev.silkwire.sink;

import java.time.Duration;

/** How long to wait before the next try: doubling up to a bound. For one thread. */
final class BackOff {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private Duration next = FIRST;

  /** The wait before the next try. */
  Duration failed() {
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }

  /** It worked: the next failure waits briefly again. */
  void worked() {
    next = FIRST;
  }
}
