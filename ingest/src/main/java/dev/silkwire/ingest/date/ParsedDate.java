package dev.silkwire.ingest.date;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.Published.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date as written in a text.
 *
 * @param date the day
 * @param time of the day, null if not given
 * @param seconds whether the time has seconds
 * @param offset from UTC, null if not given
 */
public record ParsedDate(
    LocalDate date, @Nullable LocalTime time, boolean seconds, @Nullable ZoneOffset offset) {
  private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant MAX = Instant.parse("9999-12-31T23:59:59Z");

  public ParsedDate {
    requireNonNull(date);
  }

  /** Returns whether day and instant are in the years 1 to 9999, the limit of records. */
  boolean isStorable() {
    boolean day = date.getYear() >= 1 && date.getYear() <= MAX.atOffset(ZoneOffset.UTC).getYear();
    return day && !at().isBefore(MIN) && !at().isAfter(MAX);
  }

  /** Returns the instant; without a time the start of the day, without an offset in UTC. */
  public Instant at() {
    return date.atTime(time == null ? LocalTime.MIDNIGHT : time)
        .toInstant(offset == null ? ZoneOffset.UTC : offset);
  }

  /**
   * Returns the precision. Midnight counts as a day without a time, because programs write it for
   * an unknown time.
   */
  public Precision precision() {
    if (time == null || time.equals(LocalTime.MIDNIGHT)) {
      return Precision.DAY;
    }
    return seconds ? Precision.SECOND : Precision.MINUTE;
  }

  /** Returns the date as a value of the contract, not yet checked against the clock. */
  public Published published(String source) {
    return new Published(at(), date, offsetText(), precision(), source, false);
  }

  private @Nullable String offsetText() {
    if (offset == null) {
      return null;
    }
    return offset.equals(ZoneOffset.UTC)
        ? "+00:00"
        : offset.getId().substring(0, "+00:00".length());
  }
}
