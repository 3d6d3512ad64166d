package dev.silkwire.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Parser of {@code Retry-After} in both forms (RFC 9110, 10.2.3), and of other HTTP dates. */
final class RetryAfter {
  private RetryAfter() {}

  /**
   * Returns the time to wait, at most {@code max} and never negative; null if the value is absent
   * or invalid.
   */
  static @Nullable Duration parse(@Nullable String value, Instant now, Duration max) {
    if (value == null) {
      return null;
    }
    Duration wait = value.strip().matches("\\d{1,9}") ? seconds(value) : until(value, now);
    if (wait == null) {
      return null;
    }
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(max) > 0 ? max : wait;
  }

  /** Returns the time from now until an HTTP date; null if the value is absent or invalid. */
  static @Nullable Duration until(@Nullable String httpDate, Instant now) {
    if (httpDate == null) {
      return null;
    }
    Headers headers = new Headers.Builder().addUnsafeNonAscii("Date", httpDate).build();
    Instant date = headers.getInstant("Date");
    return date == null ? null : Duration.between(now, date);
  }

  private static Duration seconds(String value) {
    return Duration.ofSeconds(Long.parseLong(value.strip()));
  }
}
