package dev.silkwire.ingest.date;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Published;
import dev.silkwire.contract.Published.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date as somebody said it.
 *
 * @param date the calendar day
 * @param time of that day, null when only the day was said
 * @param seconds whether seconds were said
 * @param offset of the clock, null when none was said
 */
public record ParsedDate(
    LocalDate date, @Nullable LocalTime time, boolean seconds, @Nullable ZoneOffset offset) {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  public ParsedDate {
    requireNonNull(date);
  }

  /** Returns whether day and moment lie in the years 1 to 9999, as records demand. */
  boolean isStorable() {
    boolean day = date.getYear() >= 1 && date.getYear() <= LAST.atOffset(ZoneOffset.UTC).getYear();
    return day && !at().isBefore(FIRST) && !at().isAfter(LAST);
  }

  /** The moment; the start of the day when only the day is known, in UTC when no clock is. */
  public Instant at() {
    return date.atTime(time == null ? LocalTime.MIDNIGHT : time)
        .toInstant(offset == null ? ZoneOffset.UTC : offset);
  }

  /** Exactly midnight is what programs write when they know the day only. */
  public Precision precision() {
    if (time == null || time.equals(LocalTime.MIDNIGHT)) {
      return Precision.DAY;
    }
    return seconds ? Precision.SECOND : Precision.MINUTE;
  }

  /** As the contract states it; not yet held against the clock. */
  public Published published(String source) {
    return new Published(at(), date, written(), precision(), source, false);
  }

  private @Nullable String written() {
    if (offset == null) {
      return null;
    }
    return offset.equals(ZoneOffset.UTC)
        ? "+00:00"
        : offset.getId().substring(0, "+00:00".length());
  }
}
