package dev.silkwire.enrich.place;

import dev.silkwire.enrich.text.NormalText;

/** The words immediately before and after a span of text, on the same line. */
final class Surroundings {
  private final NormalText text;

  Surroundings(NormalText text) {
    this.text = text;
  }

  /** Returns the word before a position, separated by one space; empty if there is none. */
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

  /** Returns the word after a position, separated by one space; empty if there is none. */
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

  /** Returns whether a comma and a space precede a position. */
  boolean hasCommaBefore(int from) {
    return from >= 2 && text.cased(from - 1) == ' ' && text.cased(from - 2) == ',';
  }

  /** Returns whether the words on both sides, where present, are in capitals. */
  boolean isAmongCapitals(int from, int to) {
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
