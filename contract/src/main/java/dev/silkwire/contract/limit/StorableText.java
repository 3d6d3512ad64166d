package dev.silkwire.contract.limit;

import java.util.List;

/**
 * Cleaning of text, so that XML 1.0 and PostgreSQL can store it and no bidirectional override
 * changes its display. Stateless.
 *
 * <pre>{@code
 * String title = StorableText.fit(page.title(), FieldLimits.TITLE);
 * }</pre>
 */
public final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /** Cleans a text and truncates it; never splits a surrogate pair. */
  public static String fit(String text, int maxLength) {
    String clean = clean(text);
    if (clean.length() <= maxLength) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
    return clean.substring(0, end);
  }

  /** Returns whether a record can hold a text of at most {@code maxLength} characters unchanged. */
  public static boolean fits(String text, int maxLength) {
    return text.length() <= maxLength && clean(text).equals(text);
  }

  /** Cleans and truncates the texts of a list, and drops those after the first {@code maxSize}. */
  public static List<String> fit(List<String> texts, int maxSize, int maxLength) {
    return texts.stream().limit(maxSize).map(text -> fit(text, maxLength)).toList();
  }

  /**
   * Removes control characters and bidirectional overrides, and replaces unpaired surrogates with
   * U+FFFD.
   */
  public static String clean(String text) {
    int first = firstUnclean(text);
    if (first == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) && isUnstorable(text, i)) {
        clean.append(REPLACEMENT);
      } else if (!isUnstorable(text, i) && !isOverride(c)) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  private static int firstUnclean(String text) {
    int i = 0;
    while (i < text.length() && !isUnstorable(text, i) && !isOverride(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isOverride(char c) {
    return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }

  /** Returns whether XML 1.0 or PostgreSQL cannot store the character at an index. */
  static boolean isUnstorable(String text, int i) {
    char c = text.charAt(i);
    if (c < ' ') {
      return c != '\n' && c != '\t' && c != '\r';
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c >= '\uFFFE';
  }
}
