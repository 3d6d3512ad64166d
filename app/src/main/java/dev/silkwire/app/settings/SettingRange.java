package dev.silkwire.app.settings;

import dev.silkwire.contract.StorableText;
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
 * The smallest and the largest value of a number or a duration in the settings, as the file {@code
 * settings-ranges.tsv} lists them. Immutable.
 *
 * @param key such as {@code sink.http}
 * @param smallest a whole number, or a duration such as {@code 10ms}
 * @param largest of the same form
 */
record SettingRange(String key, String smallest, String largest) {
  private static final String FILE = "/settings-ranges.tsv";
  private static final int LONGEST_VALUE = 60;

  /** Reads all ranges. */
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

  /** Whether the values are durations. */
  boolean isDuration() {
    return Character.isLetter(smallest.charAt(smallest.length() - 1));
  }

  /** Returns what is wrong with a value, for a person; empty when it lies in the range. */
  Optional<String> complaint(String value) {
    try {
      boolean inside =
          isDuration() ? isWithin(Durations.parse(value)) : isWithin(Long.parseLong(value.strip()));
      return inside ? Optional.empty() : Optional.of(outside(value));
    } catch (NumberFormatException e) {
      return Optional.of("'%s' is no whole number".formatted(shown(value)));
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private boolean isWithin(long value) {
    return value >= Long.parseLong(smallest) && value <= Long.parseLong(largest);
  }

  private boolean isWithin(Duration value) {
    return value.compareTo(Durations.parse(smallest)) >= 0
        && value.compareTo(Durations.parse(largest)) <= 0;
  }

  private String outside(String value) {
    return "must be from %s to %s, not %s".formatted(smallest, largest, shown(value));
  }

  private static String shown(String value) {
    return StorableText.fit(value, LONGEST_VALUE);
  }
}
