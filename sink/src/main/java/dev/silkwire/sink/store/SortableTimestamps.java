package dev.silkwire.sink.store;

import dev.silkwire.contract.Published;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Instants as the database holds them: text of one length, so that order of text is order of time.
 */
public final class SortableTimestamps {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SortableTimestamps() {}

  /** An instant as text, cut to milliseconds. */
  public static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : MILLIS.format(instant);
  }

  /** The text's instant. */
  public static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : MILLIS.parse(text, Instant::from);
  }

  /**
   * Where a row stands in a list by time: when it was published, or when it arrived where the
   * former is unknown or not to be believed: later than the arrival, or before 1970, for which
   * SQLite's index has no place.
   */
  static String listedAt(Published published, Instant fetchedAt) {
    Instant at = published.at();
    boolean believable =
        at != null && !published.suspect() && !at.isAfter(fetchedAt) && !at.isBefore(Instant.EPOCH);
    return MILLIS.format(believable ? at : fetchedAt);
  }
}
