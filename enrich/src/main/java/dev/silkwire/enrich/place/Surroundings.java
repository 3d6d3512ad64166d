package dev.silkwire.enrich.place;

import dev.silkwire.enrich.text.NormalText;

/** The words right before and behind a stretch of text, on the same line. */
final class Surroundings {
  private final NormalText text;

  Surroundings(NormalText text) {
    this.text = text;
  }

  /** The word before, divided by a space only; empty when there is none. */
  String wordBefore(int from) {
    int end = from - 1;
    if (end < 0 || text.cased(end) != ' ') {
      return "";
    }
    int begin = end;
    while (begin > 0 && isPartOfWord(text.cased(begin - 1))) {
      begin--;
    }
    return text.cased(begin, end);
  }

  /** The word behind, divided by a space only; empty when there is none. */
  String wordAfter(int to) {
    if (to >= text.length() || text.cased(to) != ' ') {
      return "";
    }
    int begin = to + 1;
    int end = begin;
    while (end < text.length() && isPartOfWord(text.cased(end))) {
      end++;
    }
    return text.cased(begin, end);
  }

  /** Whether a comma and a space stand right before. */
  boolean commaBefore(int from) {
    return from >= 2 && text.cased(from - 1) == ' ' && text.cased(from - 2) == ',';
  }

  /** Whether the words on both sides are capitals throughout, or not there. */
  boolean amongCapitals(int from, int to) {
    String before = wordBefore(from);
    String after = wordAfter(to);
    return (before.length() > 1 || after.length() > 1) && isCapitals(before) && isCapitals(after);
  }

  private static boolean isCapitals(String word) {
    return word.chars().noneMatch(Character::isLowerCase);
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '\'' || c == '&';
  }
}
