package dev.silkwire.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** {@code Retry-After} in both its forms (RFC 9110, 10.2.3), and other dates of HTTP. */
final class RetryAfter {
  private RetryAfter() {}

  /** How long to wait; null when nothing readable is said. Never negative. */
  static @Nullable Duration parse(@Nullable String value, Instant now, Duration longest) {
    if (value == null) {
      return null;
    }
    Duration wait = value.strip().matches("\\d{1,9}") ? seconds(value) : until(value, now);
    if (wait == null) {
      return null;
    }
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(longest) > 0 ? longest : wait;
  }

  /** From now until an HTTP date; null when it is none. */
  static @Nullable Duration until(@Nullable String httpDate, Instant now) {
    if (httpDate == null) {
      return null;
    }
    Headers said = new Headers.Builder().addUnsafeNonAscii("Date", httpDate).build();
    Instant date = said.getInstant("Date");
    return date == null ? null : Duration.between(now, date);
  }

  private static Duration seconds(String value) {
    return Duration.ofSeconds(Long.parseLong(value.strip()));
  }
}
