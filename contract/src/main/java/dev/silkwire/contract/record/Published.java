package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.silkwire.contract.limit.FieldCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The publication date that an article declares, with its precision and source. It is never the
 * time of arrival.
 *
 * @param at the time, null if unknown; the start of the day if only the day is known
 * @param date the calendar day as the outlet prints it, null if unknown
 * @param offset UTC offset of the outlet, such as {@code +08:00}; null if unknown
 * @param precision precision of {@code at}
 * @param source where the date was found, such as {@code json-ld}, {@code meta}, {@code url},
 *     {@code feed}; null if unknown
 * @param suspect whether the date is in the future or before 1990; such dates are ignored in totals
 */
public record Published(
    @Nullable Instant at,
    @Nullable LocalDate date,
    @Nullable String offset,
    Precision precision,
    @Nullable String source,
    boolean suspect) {

  /** The day under which articles without a credible date are counted. */
  public static final String UNDATED = "undated";

  /** An unknown publication date. */
  public static final Published UNKNOWN =
      new Published(null, null, null, Precision.NONE, null, false);

  /** The precision of a date. */
  public enum Precision {
    @JsonProperty("none")
    NONE,
    @JsonProperty("day")
    DAY,
    @JsonProperty("minute")
    MINUTE,
    @JsonProperty("second")
    SECOND
  }

  public Published {
    requireNonNull(precision);
    FieldCheck.moment("published.at", at);
    FieldCheck.day("published.date", date);
    FieldCheck.offset("published.offset", offset);
    FieldCheck.word("published.source", source);
    if ((at == null) != (date == null) || (at == null) != (precision == Precision.NONE)) {
      throw new IllegalArgumentException(
          "at, date and precision must be given together or not at all");
    }
  }

  /** Returns the day under which the article is counted, or {@link #UNDATED}. */
  @JsonIgnore
  public String day() {
    return date == null || suspect ? UNDATED : date.toString();
  }

  /**
   * Returns the latest possible time of publication, by which articles are compared: {@code at}, or
   * the end of the day if only the day is known. Returns null if the date is unknown or suspect.
   */
  @JsonIgnore
  public @Nullable Instant latest() {
    if (at == null || suspect) {
      return null;
    }
    return precision == Precision.DAY ? at.plus(Duration.ofDays(1)).minusNanos(1) : at;
  }
}
