package dev.silkwire.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The freshness lifetime of a response: {@code max-age}, else {@code Expires} (RFC 9111). */
final class Freshness {
  private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age=\"?(\\d{1,9})");

  private Freshness() {}

  static @Nullable Duration maxAge(Response response, Instant now) {
    String control = response.header("Cache-Control");
    if (control != null) {
      Matcher m = MAX_AGE.matcher(control.toLowerCase(Locale.ROOT));
      return m.find() ? Duration.ofSeconds(Long.parseLong(m.group(1))) : null;
    }
    Duration left = RetryAfter.until(response.header("Expires"), now);
    return left == null || left.isNegative() ? null : left;
  }
}
