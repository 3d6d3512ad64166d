package dev.silkwire.sink;

import java.time.Duration;

/** An exponential back-off: each delay is twice the previous one, up to a bound. For one thread. */
final class BackOff {
  private static final Duration INITIAL_DELAY = Duration.ofMillis(500);
  private static final Duration MAX_DELAY = Duration.ofSeconds(15);

  private Duration next = INITIAL_DELAY;

  /** Returns the delay before the next attempt. */
  Duration nextDelay() {
    Duration delay = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : doubled;
    return delay;
  }

  /** Starts over with the initial delay, after an attempt that succeeded. */
  void reset() {
    next = INITIAL_DELAY;
  }
}
