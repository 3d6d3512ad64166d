package dev.silkwire.app.settings;

import dev.silkwire.contract.limit.StorableText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The range of a number or a duration in the settings, from the file {@code settings-ranges.tsv}.
 * Immutable.
 *
 * @param key such as {@code sink.http}
 * @param min an integer, or a duration such as {@code 10ms}
 * @param max of the same form
 */
record SettingRange(String key, String min, String max) {
  private static final String FILE = "/settings-ranges.tsv";
  private static final int MAX_QUOTED_CHARS = 60;

  /** Returns all ranges. */
  static List<SettingRange> all() {
    try (InputStream in = SettingRange.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in, FILE), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(SettingRange::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SettingRange of(String line) {
    String[] cells = line.split("\t");
    return new SettingRange(cells[0], cells[1], cells[2]);
  }

  boolean isDuration() {
    return Character.isLetter(min.charAt(min.length() - 1));
  }

  /** Returns why a value is invalid, for a person; empty when it is in the range. */
  Optional<String> problem(String value) {
    try {
      boolean inRange =
          isDuration() ? isWithin(Durations.parse(value)) : isWithin(Long.parseLong(value.strip()));
      return inRange ? Optional.empty() : Optional.of(outOfRange(value));
    } catch (NumberFormatException e) {
      return Optional.of("'%s' is not an integer".formatted(shorten(value)));
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private boolean isWithin(long value) {
    return value >= Long.parseLong(min) && value <= Long.parseLong(max);
  }

  private boolean isWithin(Duration value) {
    return value.compareTo(Durations.parse(min)) >= 0 && value.compareTo(Durations.parse(max)) <= 0;
  }

  private String outOfRange(String value) {
    return "must be from %s to %s, not %s".formatted(min, max, shorten(value));
  }

  private static String shorten(String value) {
    return StorableText.fit(value, MAX_QUOTED_CHARS);
  }
}
