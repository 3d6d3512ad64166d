package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When an article says it was published, how precisely, and who says so. Never the time of arrival.
 *
 * @param at the moment, null when unknown; the start of the day where only the day is known
 * @param date the calendar day as the outlet prints it, null when unknown
 * @param offset of the outlet's clock, such as {@code +08:00}; null when no zone is known
 * @param precision how much of {@code at} was said
 * @param source where it was found, such as {@code json-ld}, {@code meta}, {@code url}, {@code
 *     feed}; null when unknown
 * @param suspect the date is in the future or before 1990: kept, but not counted on
 */
public record Published(
    @Nullable Instant at,
    @Nullable LocalDate date,
    @Nullable String offset,
    Precision precision,
    @Nullable String source,
    boolean suspect) {

  /** The day under which articles are counted of which nobody can tell the day. */
  public static final String UNDATED = "undated";

  /** Nobody can tell. */
  public static final Published UNKNOWN =
      new Published(null, null, null, Precision.NONE, null, false);

  /** How much of a moment was said. */
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
    FieldCheck.word("published.offset", offset);
    FieldCheck.word("published.source", source);
    if ((at == null) != (date == null) || (at == null) != (precision == Precision.NONE)) {
      throw new IllegalArgumentException("a date has a moment, a day and a precision, or none");
    }
  }

  /** The day to count it under, or {@link #UNDATED}. */
  @JsonIgnore
  public String day() {
    return date == null || suspect ? UNDATED : date.toString();
  }

  /**
   * Returns the latest moment at which the article can have been published, to compare articles by:
   * {@code at}, or the end of that day where only the day is known, so that a bare day is never
   * earlier than a minute of it. Null when no date is known or the date is suspect.
   */
  @JsonIgnore
  public @Nullable Instant latest() {
    if (at == null || suspect) {
      return null;
    }
    return precision == Precision.DAY ? at.plus(Duration.ofDays(1)).minusNanos(1) : at;
  }
}
