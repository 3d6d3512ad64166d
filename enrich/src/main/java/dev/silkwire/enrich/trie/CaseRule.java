package dev.silkwire.enrich.trie;

import dev.silkwire.enrich.text.NormalText;

/** Whether the case of a phrase matters when it is searched. */
public enum CaseRule {
  /** Any case matches. */
  ANY,
  /** Only the same case matches. */
  EXACT,
  /** The same case matches, and capitals throughout if the phrase is too long for an acronym. */
  PROPER;

  private static final int MIN_CHARS_IN_CAPITALS = 4;

  /** Returns whether the text that begins at an offset has the case that the phrase requires. */
  boolean allows(String phrase, NormalText text, int from) {
    return this == ANY
        || same(phrase, text, from)
        || (this == PROPER
            && phrase.length() >= MIN_CHARS_IN_CAPITALS
            && inCapitals(phrase, text, from));
  }

  private static boolean same(String phrase, NormalText text, int from) {
    for (int i = 0; i < phrase.length(); i++) {
      if (phrase.charAt(i) != text.cased(from + i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean inCapitals(String phrase, NormalText text, int from) {
    for (int i = 0; i < phrase.length(); i++) {
      if (Character.toUpperCase(phrase.charAt(i)) != text.cased(from + i)) {
        return false;
      }
    }
    return true;
  }
}
