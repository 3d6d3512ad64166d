package dev.silkwire.sink.store;

import dev.silkwire.contract.record.Published;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of instants to text for the database. All texts have the same length, so that their
 * lexicographic order is the order of time. Stateless.
 */
public final class SortableTimestamps {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SortableTimestamps() {}

  /** Returns an instant as text, truncated to milliseconds; null for null. */
  public static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : MILLIS.format(instant);
  }

  /** Parses what {@link #text} returns; null for null. */
  public static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : MILLIS.parse(text, Instant::from);
  }

  /**
   * Returns the time by which lists order a row: its publication, or its arrival when the
   * publication is unknown or not credible. A publication is not credible when it is suspect, later
   * than the arrival, or before 1970, which SQLite's row ids cannot represent.
   */
  static String listedAt(Published published, Instant fetchedAt) {
    Instant at = published.at();
    boolean credible =
        at != null && !published.suspect() && !at.isAfter(fetchedAt) && !at.isBefore(Instant.EPOCH);
    return MILLIS.format(credible ? at : fetchedAt);
  }
}
