package dev.silkwire.enrich.language;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hash table from function words, or letters, to the languages that use them. Words are looked up
 * by a rolling hash, so that no substring is created. Immutable once filled.
 */
final class FunctionWords {
  /** The hash of the empty word. */
  static final long EMPTY_WORD = 7;

  private static final int SLOTS = 1 << 12;

  private final long[] hashes = new long[SLOTS];
  private final int[] @Nullable [] languages = new int[SLOTS][];

  /** Returns the hash of a word extended by one letter. */
  static long hash(long before, char letter) {
    return before * 0x9E3779B97F4A7C15L + letter;
  }

  void add(String word, int language) {
    long hash = EMPTY_WORD;
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

  /** Returns the languages of the word with a hash; null when no language has it. */
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
