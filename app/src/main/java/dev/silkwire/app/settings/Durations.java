package dev.silkwire.app.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parser of short durations: {@code 500ms}, {@code 5s}, {@code 15m}, {@code 6h}, {@code 30d}.
 * Stateless.
 */
public final class Durations {
  private static final Pattern SHORT = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");

  private Durations() {}

  /**
   * Parses a duration in the short form or in ISO 8601.
   *
   * @throws IllegalArgumentException when it has neither form
   */
  public static Duration parse(String text) {
    Matcher m = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
    try {
      return m.matches()
          ? of(Long.parseLong(m.group(1)), m.group(2))
          : Duration.parse(text.strip());
    } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "'%s' is not a duration: write 500ms, 5s, 15m, 6h or 30d".formatted(text), e);
    }
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
