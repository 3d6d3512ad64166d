package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A record's value and the time at which the sink read it.
 *
 * @param value the value
 * @param at the sink's clock when it read the record
 * @param <V> the record type
 */
record Received<V>(V value, Instant at) {
  /** How far the clocks of two machines may differ. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  Received {
    requireNonNull(value);
    requireNonNull(at);
  }

  /**
   * Returns the claimed time of an arrival, or the time of reading where the claim is in the
   * future: else a record of the year 9999 would lead every list and never expire.
   */
  Instant arrival(Instant claimed) {
    return claimed.isAfter(at.plus(TOLERANCE)) ? at : claimed;
  }
}
