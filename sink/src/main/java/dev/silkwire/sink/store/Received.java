package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * The value of a record with the time at which the sink received it.
 *
 * @param value the decoded value
 * @param at the sink's clock when it received the record
 * @param <V> the record type
 */
record Received<V>(V value, Instant at) {
  /** The accepted difference between the clocks of two machines. */
  private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

  Received {
    requireNonNull(value);
    requireNonNull(at);
  }

  /**
   * Returns the declared time of arrival, or the time of receipt when the declared time is in the
   * future. Otherwise a record of the year 9999 would be first in every list and never expire.
   */
  Instant arrival(Instant declared) {
    return declared.isAfter(at.plus(MAX_CLOCK_SKEW)) ? at : declared;
  }
}
