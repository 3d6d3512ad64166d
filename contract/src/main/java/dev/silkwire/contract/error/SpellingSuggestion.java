package dev.silkwire.contract.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Spelling suggestions for mistyped words, by the Damerau-Levenshtein distance in its restricted
 * form (optimal string alignment; F. Damerau, 1964): the number of insertions, deletions,
 * substitutions and transpositions of adjacent letters.
 */
public final class SpellingSuggestion {
  private SpellingSuggestion() {}

  /** Returns the closest candidate, if its distance is at most half the length of the word or 2. */
  public static Optional<String> closest(String word, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt((String k) -> distance(word, k)).thenComparing(k -> k))
        .filter(k -> distance(word, k) <= Math.max(2, word.length() / 2));
  }

  /**
   * Returns ": did you mean 'X'?" to append to an error message; empty if no candidate is close.
   */
  public static String question(String word, Collection<String> candidates) {
    return closest(word, candidates).map(k -> ": did you mean '" + k + "'?").orElse("");
  }

  /** Returns the distance between two words. */
  public static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? j : j == 0 ? i : minDistance(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int minDistance(String a, String b, int[][] d, int i, int j) {
    int substituted = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int minDistance = Math.min(substituted, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean isTransposition =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isTransposition ? Math.min(minDistance, d[i - 2][j - 2] + 1) : minDistance;
  }
}
