package dev.silkwire.enrich.language;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which languages a small word or a letter belongs to, found by a rolling hash so that nothing is
 * cut out of the text. Filled once, then immutable.
 */
final class FunctionWords {
  /** What the hash of no letters is. */
  static final long NO_LETTERS = 7;

  private static final int SLOTS = 1 << 12;

  private final long[] hashes = new long[SLOTS];
  private final int[] @Nullable [] languages = new int[SLOTS][];

  /** The hash of what was hashed before and one letter more. */
  static long hash(long before, char letter) {
    return before * 0x9E3779B97F4A7C15L + letter;
  }

  void add(String word, int language) {
    long hash = NO_LETTERS;
    for (int i = 0; i < word.length(); i++) {
      hash = hash(hash, word.charAt(i));
    }
    int slot = slot(hash);
    int[] known = languages[slot];
    int[] more = known == null ? new int[1] : Arrays.copyOf(known, known.length + 1);
    more[more.length - 1] = language;
    hashes[slot] = hash;
    languages[slot] = more;
  }

  /** The languages of the word with that hash; null when there is none. */
  int @Nullable [] of(long hash) {
    return languages[slot(hash)];
  }

  private int slot(long hash) {
    int slot = (int) (hash >>> 40) & (SLOTS - 1);
    while (languages[slot] != null && hashes[slot] != hash) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }
}
