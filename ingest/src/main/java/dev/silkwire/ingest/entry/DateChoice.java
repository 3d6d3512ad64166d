package dev.silkwire.ingest.entry;

import dev.silkwire.contract.Published;
import dev.silkwire.contract.Published.Precision;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** Which date an article gets, when page and feed both have a say. */
final class DateChoice {
  private static final Duration FUTURE = Duration.ofDays(1);
  private static final int CREDIBLE_SINCE = 1990;
  private static final Set<String> STRONG = Set.of("json-ld", "meta", "microdata");

  private DateChoice() {}

  /** The better of both, marked when it cannot be true. */
  static Published of(Published page, Published feed, Instant fetchedAt) {
    Published p = judged(page, fetchedAt);
    Published f = judged(feed, fetchedAt);
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
      return sameDay || !isStrong(p) ? f : p;
    }
    return isStrong(p) || sameDay ? p : f;
  }

  /** Whether it says so in a field made for it; text on the page may be any date. */
  private static boolean isStrong(Published page) {
    return page.source() != null && STRONG.contains(page.source());
  }

  private static Published judged(Published said, Instant fetchedAt) {
    if (said.at() == null || said.date() == null) {
      return Published.UNKNOWN;
    }
    boolean suspect =
        said.at().isAfter(fetchedAt.plus(FUTURE)) || said.date().getYear() < CREDIBLE_SINCE;
    return new Published(
        said.at(), said.date(), said.offset(), said.precision(), said.source(), suspect);
  }
}
