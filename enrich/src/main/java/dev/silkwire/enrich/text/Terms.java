package dev.silkwire.enrich.text;

import java.util.List;
import java.util.Locale;

/**
 * Whether words stand in a stretch of normal text. A term with a capital is looked for with its
 * case. Cyrillic terms are beginnings of words, since their endings change; others may have a
 * plural's s.
 */
public final class Terms {
  private Terms() {}

  /** Whether one of the terms stands in one of the texts. */
  public static boolean anyIn(List<String> terms, List<String> texts) {
    return terms.stream().anyMatch(term -> texts.stream().anyMatch(text -> in(term, text)));
  }

  static boolean in(String term, String text) {
    String wanted = Normalizer.phrase(term);
    boolean anyCase = wanted.equals(wanted.toLowerCase(Locale.ROOT));
    String searched = anyCase ? text.toLowerCase(Locale.ROOT) : text;
    for (int at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + 1)) {
      if (standsAlone(searched, at, at + wanted.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean standsAlone(String text, int from, int to) {
    char first = text.charAt(from);
    if (Boundaries.isSpaceless(first)) {
      return true;
    }
    boolean begins = from == 0 || !Boundaries.isWord(text.charAt(from - 1));
    boolean stem = first >= 0x0400 && first <= 0x04FF;
    return begins
        && (stem || endsAt(text, to) || (text.startsWith("s", to) && endsAt(text, to + 1)));
  }

  private static boolean endsAt(String text, int i) {
    return i == text.length() || !Boundaries.isWord(text.charAt(i));
  }
}
