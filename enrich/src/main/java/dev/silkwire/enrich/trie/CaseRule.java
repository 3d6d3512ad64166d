package dev.silkwire.enrich.trie;

import dev.silkwire.enrich.text.NormalText;

/** How much of a phrase's case must be met. */
public enum CaseRule {
  /** None of it. */
  ANY,
  /** All of it. */
  EXACT,
  /** All of it, or capitals throughout where the phrase is long enough to be no abbreviation. */
  PROPER;

  private static final int SHORTEST_IN_CAPITALS = 4;

  boolean allows(String phrase, NormalText text, int from) {
    return this == ANY
        || same(phrase, text, from)
        || (this == PROPER
            && phrase.length() >= SHORTEST_IN_CAPITALS
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
