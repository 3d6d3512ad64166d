package dev.silkwire.ingest.published;

import dev.silkwire.contract.record.Published;
import dev.silkwire.ingest.date.ParsedDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A candidate for the date of publication.
 *
 * @param parsed the date
 * @param source part of the page, as in {@link Published#source()}
 * @param swapped the same text with day and month swapped, null if it can be read in only one way
 */
record DateCandidate(ParsedDate parsed, String source, @Nullable ParsedDate swapped) {
  private static final int MIN_YEAR = 1970;
  private static final int MAX_YEAR = 2200;

  /** Creates a candidate if there is a date and it is plausible. */
  static Optional<DateCandidate> of(Optional<ParsedDate> parsed, String source) {
    return parsed.filter(DateCandidate::isPlausible).map(p -> new DateCandidate(p, source, null));
  }

  /**
   * Returns whether the date is plausible. 1970-01-01 is not: it stands for an absent timestamp.
   */
  static boolean isPlausible(ParsedDate parsed) {
    int year = parsed.date().getYear();
    return year >= MIN_YEAR && year < MAX_YEAR && parsed.date().toEpochDay() > 0;
  }

  /** Returns 2 for a date with time and offset, 1 with a time only, else 0. */
  int exactness() {
    boolean hasTime = parsed.precision() != Published.Precision.DAY;
    return hasTime ? (parsed.offset() != null ? 2 : 1) : 0;
  }

  /** Returns the candidate with the result of parsing its text with day and month swapped. */
  DateCandidate withSwapped(Optional<ParsedDate> other) {
    return new DateCandidate(
        parsed, source, other.filter(o -> !o.date().equals(parsed.date())).orElse(null));
  }

  /** Returns the swapped date if an unambiguous candidate has the same day, else this candidate. */
  DateCandidate disambiguated(List<DateCandidate> others) {
    ParsedDate other = swapped;
    return other != null
            && others.stream()
                .anyMatch(o -> o.swapped == null && o.parsed.date().equals(other.date()))
        ? new DateCandidate(other, source, null)
        : this;
  }

  boolean isSameDay(DateCandidate other) {
    return parsed.date().equals(other.parsed.date());
  }

  /** Returns whether the time is in UTC, so that the local day of the outlet may differ. */
  boolean isUtc() {
    return exactness() == 2 && ZoneOffset.UTC.equals(parsed.offset());
  }
}
