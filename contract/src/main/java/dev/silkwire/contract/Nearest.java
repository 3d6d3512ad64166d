package dev.silkwire.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which known word a mistyped one was meant to be: the one that fewest slips part it from, where a
 * slip is a letter too many, too few, wrong or swapped with its neighbour (F. Damerau, 1964).
 */
public final class Nearest {
  private Nearest() {}

  /** The closest of the words, when it is close enough to be worth naming. */
  public static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String k) -> distance(word, k)).thenComparing(k -> k))
        .filter(k -> distance(word, k) <= Math.max(2, word.length() / 2));
  }

  /** The question to put behind a complaint of an unknown word; empty when none is close. */
  public static String question(String word, Collection<String> known) {
    return to(word, known).map(k -> ": did you mean '" + k + "'?").orElse("");
  }

  /** How many slips make one word of another. */
  public static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? j : j == 0 ? i : cheapest(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int[][] d, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int cheapest = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cheapest, d[i - 2][j - 2] + 1) : cheapest;
  }
}
