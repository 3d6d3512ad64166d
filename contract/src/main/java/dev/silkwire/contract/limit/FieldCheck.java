package dev.silkwire.contract.limit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validation of fields in the constructors of records. Each method returns the value or throws an
 * {@link IllegalArgumentException} whose message contains the field's name but not its value.
 * Stateless.
 *
 * <pre>{@code
 * FieldCheck.text("title", title, FieldLimits.TITLE);
 * }</pre>
 */
public final class FieldCheck {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d:\\d\\d(:\\d\\d)?|Z");
  private static final int LAST_YEAR = 9999;
  private static final Instant FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private FieldCheck() {}

  /**
   * Checks a text, which may be null.
   *
   * @throws IllegalArgumentException if it is longer than {@code maxLength} or contains a character
   *     that XML 1.0 or PostgreSQL cannot store
   */
  public static @Nullable String text(String field, @Nullable String text, int maxLength) {
    if (text == null) {
      return null;
    }
    if (text.length() > maxLength) {
      throw new IllegalArgumentException(
          "%s has %d characters; at most %d are allowed"
              .formatted(field, text.length(), maxLength));
    }
    for (int i = 0; i < text.length(); i++) {
      if (StorableText.isUnstorable(text, i)) {
        throw new IllegalArgumentException(
            "%s holds the character U+%04X".formatted(field, (int) text.charAt(i)));
      }
    }
    return text;
  }

  /**
   * Checks a country code, which may be null.
   *
   * @throws IllegalArgumentException if it is not of the form of ISO 3166-1 alpha-2
   */
  public static @Nullable String country(String field, @Nullable String code) {
    return code == null ? null : form(field, code, COUNTRY);
  }

  /**
   * Checks a UTC offset such as {@code +08:00}, which may be null.
   *
   * @throws IllegalArgumentException if it has another form
   */
  public static @Nullable String offset(String field, @Nullable String offset) {
    return offset == null ? null : form(field, offset, OFFSET);
  }

  /** Checks a short token, such as an outcome or the source of a date. */
  public static @Nullable String word(String field, @Nullable String text) {
    return text(field, text, FieldLimits.WORD);
  }

  /**
   * Checks a text against a pattern.
   *
   * @throws IllegalArgumentException if it is null or does not match
   */
  public static String form(String field, @Nullable String text, Pattern form) {
    if (text == null || !form.matcher(text).matches()) {
      throw new IllegalArgumentException(field + " does not have the form " + form);
    }
    return text;
  }

  /**
   * Checks an identifier that becomes part of a key.
   *
   * @throws IllegalArgumentException if it is empty, too long or contains a slash
   */
  public static String id(String field, String id) {
    text(field, id, FieldLimits.ID);
    if (id.isEmpty() || id.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          field + (id.isEmpty() ? " is empty" : " must not contain a slash"));
    }
    return id;
  }

  /**
   * Checks a URL.
   *
   * @throws IllegalArgumentException if it is too long or neither http nor https
   */
  public static String url(String field, String url) {
    text(field, url, FieldLimits.URL);
    if (!url.regionMatches(true, 0, "http://", 0, 7)
        && !url.regionMatches(true, 0, "https://", 0, 8)) {
      throw new IllegalArgumentException(field + " is not an http or https URL");
    }
    return url;
  }

  /**
   * Checks a list of texts.
   *
   * @return an immutable copy
   * @throws IllegalArgumentException if there are more than {@code maxSize}, or one of them is
   *     invalid (see {@link #text})
   */
  public static List<String> texts(
      String field, @Nullable List<String> texts, int maxSize, int maxLength) {
    List<String> copy = Frozen.copy(texts);
    count(field, copy.size(), maxSize);
    copy.forEach(text -> text(field, text, maxLength));
    return copy;
  }

  /**
   * Checks the size of a collection.
   *
   * @throws IllegalArgumentException if it is larger than {@code maxSize}
   */
  public static void count(String field, int size, int maxSize) {
    if (size > maxSize) {
      throw new IllegalArgumentException(
          "%s has %d elements; at most %d are allowed".formatted(field, size, maxSize));
    }
  }

  /**
   * Checks a time that the program recorded; Kafka's timestamps start in 1970.
   *
   * @throws IllegalArgumentException if it is before 1970 or after 9999
   */
  public static @Nullable Instant arrival(String field, @Nullable Instant instant) {
    if (instant != null && (instant.isBefore(Instant.EPOCH) || isAfterLastYear(instant))) {
      throw new IllegalArgumentException(field + " is outside the years 1970 to 9999");
    }
    return instant;
  }

  /**
   * Checks a time that an outlet printed.
   *
   * @throws IllegalArgumentException if it is outside the years 1 to 9999
   */
  public static @Nullable Instant moment(String field, @Nullable Instant instant) {
    if (instant != null && (instant.isBefore(FIRST_MOMENT) || isAfterLastYear(instant))) {
      throw new IllegalArgumentException(field + " is outside the years 1 to 9999");
    }
    return instant;
  }

  /**
   * Checks a day that an outlet printed.
   *
   * @throws IllegalArgumentException if it is outside the years 1 to 9999
   */
  public static @Nullable LocalDate day(String field, @Nullable LocalDate day) {
    if (day != null && (day.getYear() < 1 || day.getYear() > LAST_YEAR)) {
      throw new IllegalArgumentException(field + " is outside the years 1 to 9999");
    }
    return day;
  }

  private static boolean isAfterLastYear(Instant instant) {
    return instant.isAfter(LAST_MOMENT);
  }
}
