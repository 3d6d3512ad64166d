package dev.silkwire.ingest.published;

import dev.silkwire.contract.Published;
import dev.silkwire.ingest.date.ParsedDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date of publication and which part of the page says so.
 *
 * @param source as in {@link Published#source()}
 * @param otherwise the same words read with day and month the other way round, null when they can
 *     be read in one way only
 */
record DateCandidate(ParsedDate said, String source, @Nullable ParsedDate otherwise) {
  private static final int EARLIEST = 1970;
  private static final int LATEST = 2200;

  /** A voice, when there is a date and it can be meant. */
  static Optional<DateCandidate> of(Optional<ParsedDate> said, String source) {
    return said.filter(DateCandidate::isMeant).map(s -> new DateCandidate(s, source, null));
  }

  /** Whether it can be meant: the first day of machines' clocks stands for no date at all. */
  static boolean isMeant(ParsedDate said) {
    int year = said.date().getYear();
    return year >= EARLIEST && year < LATEST && said.date().toEpochDay() > 0;
  }

  /** A clock time with its zone says most; among equals the first voice is kept. */
  int exactness() {
    boolean timed = said.precision() != Published.Precision.DAY;
    return timed ? (said.offset() != null ? 2 : 1) : 0;
  }

  /** The same with how else its words can be read. */
  DateCandidate or(Optional<ParsedDate> other) {
    return new DateCandidate(
        said, source, other.filter(o -> !o.date().equals(said.date())).orElse(null));
  }

  /** What its words mean, seen that others mean the day that they can be read as, too. */
  DateCandidate beside(List<DateCandidate> others) {
    ParsedDate other = otherwise;
    return other != null
            && others.stream()
                .anyMatch(o -> o.otherwise == null && o.said.date().equals(other.date()))
        ? new DateCandidate(other, source, null)
        : this;
  }

  boolean isSameDay(DateCandidate other) {
    return said.date().equals(other.said.date());
  }

  /** Whether it names the moment by the clock of machines, not of readers. */
  boolean isUtc() {
    return exactness() == 2 && ZoneOffset.UTC.equals(said.offset());
  }
}
