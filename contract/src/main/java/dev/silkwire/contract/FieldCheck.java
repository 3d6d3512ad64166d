package dev.silkwire.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks of fields, for the constructors of records. Each returns the value or throws an {@link
 * IllegalArgumentException} whose message names the field and not the value. Stateless.
 *
 * <pre>{@code
 * FieldCheck.text("title", title, FieldLimits.TITLE);
 * }</pre>
 */
final class FieldCheck {
  private static final int LAST_YEAR = 9999;
  private static final Instant FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private FieldCheck() {}

  /**
   * Checks a text that may be absent.
   *
   * @return the text
   * @throws IllegalArgumentException when it is longer than {@code max} or holds a character that
   *     XML 1.0 or PostgreSQL cannot store; the message names the field and not the text
   */
  static @Nullable String text(String field, @Nullable String text, int max) {
    if (text == null) {
      return null;
    }
    if (text.length() > max) {
      throw new IllegalArgumentException(
          "%s has %d characters; at most %d are allowed".formatted(field, text.length(), max));
    }
    for (int i = 0; i < text.length(); i++) {
      if (StorableText.isUnstorable(text, i)) {
        throw new IllegalArgumentException(
            "%s holds the character U+%04X".formatted(field, (int) text.charAt(i)));
      }
    }
    return text;
  }

  /** Checks a short word of the contract, such as a precision's source or an outcome. */
  static @Nullable String word(String field, @Nullable String text) {
    return text(field, text, FieldLimits.WORD);
  }

  /**
   * Checks the form of a text.
   *
   * @throws IllegalArgumentException when it is absent or does not match
   */
  static String form(String field, @Nullable String text, Pattern form) {
    if (text == null || !form.matcher(text).matches()) {
      throw new IllegalArgumentException(field + " does not have the form " + form);
    }
    return text;
  }

  /**
   * Checks an identifier that becomes part of a key.
   *
   * @throws IllegalArgumentException when it is empty, too long or holds a slash
   */
  static String id(String field, String id) {
    text(field, id, FieldLimits.ID);
    if (id.isEmpty() || id.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          field + " is " + (id.isEmpty() ? "empty" : "not allowed to hold a slash"));
    }
    return id;
  }

  /**
   * Checks an address of the web.
   *
   * @throws IllegalArgumentException when it is too long or neither http nor https
   */
  static String url(String field, String url) {
    text(field, url, FieldLimits.URL);
    if (!url.regionMatches(true, 0, "http://", 0, 7)
        && !url.regionMatches(true, 0, "https://", 0, 8)) {
      throw new IllegalArgumentException(field + " is no http or https address");
    }
    return url;
  }

  /**
   * Checks a list of texts and copies it.
   *
   * @throws IllegalArgumentException when there are more than {@code most}, or one fails {@link
   *     #text}
   */
  static List<String> texts(String field, @Nullable List<String> texts, int most, int max) {
    List<String> copy = Frozen.copy(texts);
    count(field, copy.size(), most);
    copy.forEach(text -> text(field, text, max));
    return copy;
  }

  /**
   * Checks a number of parts.
   *
   * @throws IllegalArgumentException when there are more than {@code most}
   */
  static void count(String field, int size, int most) {
    if (size > most) {
      throw new IllegalArgumentException(
          "%s has %d parts; at most %d are allowed".formatted(field, size, most));
    }
  }

  /**
   * Checks a time at which the program did something: Kafka's records begin in 1970.
   *
   * @throws IllegalArgumentException when it is before 1970 or after 9999
   */
  static @Nullable Instant arrival(String field, @Nullable Instant instant) {
    if (instant != null && (instant.isBefore(Instant.EPOCH) || isAfterLastYear(instant))) {
      throw new IllegalArgumentException(field + " is outside the years 1970 to 9999");
    }
    return instant;
  }

  /**
   * Checks a time that an outlet printed.
   *
   * @throws IllegalArgumentException when it is outside the years 1 to 9999
   */
  static @Nullable Instant moment(String field, @Nullable Instant instant) {
    if (instant != null && (instant.isBefore(FIRST_MOMENT) || isAfterLastYear(instant))) {
      throw new IllegalArgumentException(field + " is outside the years 1 to 9999");
    }
    return instant;
  }

  /**
   * Checks a day that an outlet printed.
   *
   * @throws IllegalArgumentException when it is outside the years 1 to 9999
   */
  static @Nullable LocalDate day(String field, @Nullable LocalDate day) {
    if (day != null && (day.getYear() < 1 || day.getYear() > LAST_YEAR)) {
      throw new IllegalArgumentException(field + " is outside the years 1 to 9999");
    }
    return day;
  }

  private static boolean isAfterLastYear(Instant instant) {
    return instant.isAfter(LAST_MOMENT);
  }
}
