package dev.silkwire.ingest.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keys to compare headlines: letters and digits in lower case, so that {@code "Rail link: Phase 2"}
 * and {@code "Rail Link – phase 2"} have the same key. Stateless.
 */
public final class TitleKey {
  private TitleKey() {}

  /** Returns the key of a headline; empty for null and for text without letters and digits. */
  public static String of(@Nullable String text) {
    String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(lower.length());
    for (int i = 0, c; i < lower.length(); i += Character.charCount(c)) {
      c = lower.codePointAt(i);
      if (isPartOfWord(c)) {
        key.appendCodePoint(c);
      }
    }
    return key.toString();
  }

  private static boolean isPartOfWord(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.OTHER_NUMBER
        || Character.getType(c) == Character.LETTER_NUMBER;
  }
}
