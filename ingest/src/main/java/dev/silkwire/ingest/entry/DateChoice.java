package dev.silkwire.ingest.entry;

import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.Published.Precision;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** Chooses between the dates of publication of a page and of its feed entry. */
final class DateChoice {
  private static final Duration MAX_FUTURE = Duration.ofDays(1);
  private static final int MIN_YEAR = 1990;
  private static final Set<String> METADATA_SOURCES = Set.of("json-ld", "meta", "microdata");

  private DateChoice() {}

  /**
   * Returns the more reliable date. It is marked as suspect if it is before 1990 or in the future.
   */
  static Published of(Published page, Published feed, Instant fetchedAt) {
    Published p = markedIfSuspect(page, fetchedAt);
    Published f = markedIfSuspect(feed, fetchedAt);
    if (f.at() == null || p.at() == null) {
      return p.at() == null ? f : p;
    }
    if (p.suspect() != f.suspect()) {
      return p.suspect() ? f : p;
    }
    boolean sameDay = Objects.equals(p.date(), f.date());
    if (sameDay && p.offset() == null && f.offset() != null) {
      return f;
    }
    if (p.precision() == Precision.DAY && f.precision() != Precision.DAY) {
      return sameDay || !isFromMetadata(p) ? f : p;
    }
    return isFromMetadata(p) || sameDay ? p : f;
  }

  /** Returns whether the date is from metadata. A date in the text of a page can be any date. */
  private static boolean isFromMetadata(Published page) {
    return page.source() != null && METADATA_SOURCES.contains(page.source());
  }

  private static Published markedIfSuspect(Published date, Instant fetchedAt) {
    if (date.at() == null || date.date() == null) {
      return Published.UNKNOWN;
    }
    boolean suspect =
        date.at().isAfter(fetchedAt.plus(MAX_FUTURE)) || date.date().getYear() < MIN_YEAR;
    return new Published(
        date.at(), date.date(), date.offset(), date.precision(), date.source(), suspect);
  }
}
