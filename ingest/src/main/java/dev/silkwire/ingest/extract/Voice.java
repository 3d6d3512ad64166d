package dev.silkwire.ingest.extract;

import dev.silkwire.contract.Published;
import dev.silkwire.ingest.date.SaidDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A date of publication and which part of the page says so.
 *
 * @param source as in {@link Published#source()}
 */
record Voice(SaidDate said, String source) {
  private static final int EARLIEST = 1970;
  private static final int LATEST = 2200;

  /** A voice, when there is a date and it can be meant. */
  static Optional<Voice> of(Optional<SaidDate> said, String source) {
    return said.filter(s -> s.date().getYear() >= EARLIEST && s.date().getYear() < LATEST)
        .map(s -> new Voice(s, source));
  }

  /** A clock time with its zone says most; among equals the first voice is kept. */
  int exactness() {
    boolean timed = said.precision() != Published.Precision.DAY;
    return timed ? (said.offset() != null ? 2 : 1) : 0;
  }

  /** Whether it names the moment by the clock of machines, not of readers. */
  boolean isUtc() {
    return exactness() == 2 && ZoneOffset.UTC.equals(said.offset());
  }
}
