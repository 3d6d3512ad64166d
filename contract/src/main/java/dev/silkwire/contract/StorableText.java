package dev.silkwire.contract;

import java.util.List;

/**
 * Text that XML 1.0 and PostgreSQL can store, and that shows in its own order. Stateless.
 *
 * <pre>{@code
 * String title = StorableText.fit(page.title(), FieldLimits.TITLE);
 * }</pre>
 */
public final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /** Cleans a text and cuts it, never within a character. */
  public static String fit(String text, int max) {
    String clean = clean(text);
    if (clean.length() <= max) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(max - 1)) ? max - 1 : max;
    return clean.substring(0, end);
  }

  /** Cleans and cuts the first texts of a list. */
  public static List<String> fit(List<String> texts, int most, int max) {
    return texts.stream().limit(most).map(text -> fit(text, max)).toList();
  }

  /**
   * Removes control characters and bidirectional overrides, and replaces halves of surrogate pairs
   * by U+FFFD. What is left can be stored by XML 1.0 and PostgreSQL and shows in its own order.
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

  /** Whether XML 1.0 or PostgreSQL refuses the character at an index. */
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
