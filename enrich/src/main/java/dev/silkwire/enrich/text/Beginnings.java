package dev.silkwire.enrich.text;

/**
 * Says of most places in a text, from the word that stands there alone, that no phrase begins with
 * it: some kilobytes that stay in the cache, where the trie does not. A filter after B. Bloom,
 * "Space/time trade-offs in hash coding with allowable errors", 1970. Filled once, then immutable.
 */
final class Beginnings {
  private static final int LONGEST_WORD = 12;
  private static final int BEHIND_WORD = 3;
  private static final int BITS_A_PHRASE = 16;
  private static final int LEAST_BITS = 1 << 12;
  private static final int MULTIPLIER = 0x9E3779B1;

  /** The first letters of phrases. */
  private final long[] openings;

  /** Phrases of a word, and of those with more the first word and some letters behind it. */
  private final long[] words;

  private final int shift;

  /**
   * @param most how many phrases it will have to hold
   */
  Beginnings(int most) {
    int bits = Integer.highestOneBit(Math.max(LEAST_BITS, most * BITS_A_PHRASE));
    this.openings = new long[bits / Long.SIZE];
    this.words = new long[bits / Long.SIZE];
    this.shift = Integer.numberOfLeadingZeros(bits) + 1;
  }

  /** A phrase that must be met with its rule. */
  void add(String form, CaseRule rule) {
    boolean small = form.charAt(0) == CharTables.lower(form.charAt(0));
    if (rule != CaseRule.EXACT || !small) {
      add(form, true);
    }
    if (rule == CaseRule.ANY || small) {
      add(form, false);
    }
  }

  private void add(String form, boolean capital) {
    int hash = Openings.of(form, capital);
    set(openings, hash);
    int length = 0;
    while (length < Math.min(form.length(), LONGEST_WORD)
        && CharTables.kind(form.charAt(length)) == Boundaries.WORD) {
      hash = length < Openings.LETTERS ? hash : hash(hash, CharTables.lower(form.charAt(length)));
      length++;
    }
    hash = ended(hash);
    if (length < LONGEST_WORD && length + BEHIND_WORD <= form.length()) {
      for (int i = length; i < length + BEHIND_WORD; i++) {
        hash = hash(hash, CharTables.lower(form.charAt(i)));
      }
    }
    set(words, hash);
  }

  /** The first opening of a text, at or behind one, with which a phrase may begin; else -1. */
  int next(NormalText text, Openings of, int from) {
    for (int k = from; k < of.count(); k++) {
      int hash = of.hash(k);
      if (has(openings, hash) && mayBeWord(text, of.position(k), hash)) {
        return k;
      }
    }
    return -1;
  }

  /** Whether a phrase is this word, or begins with it and what stands behind it. */
  private boolean mayBeWord(NormalText text, int from, int opening) {
    int most = Math.min(text.length(), from + LONGEST_WORD);
    int hash = opening;
    int i = from;
    while (i < most && text.kind(i) == Boundaries.WORD) {
      hash = i < from + Openings.LETTERS ? hash : hash(hash, text.folded(i));
      i++;
    }
    hash = ended(hash);
    if (i == from || has(words, hash)) {
      return true;
    }
    if (i == from + LONGEST_WORD || i + BEHIND_WORD > text.length()) {
      return false;
    }
    for (int end = i + BEHIND_WORD; i < end; i++) {
      hash = hash(hash, text.folded(i));
    }
    return has(words, hash);
  }

  /** A word is told from longer ones that begin like it. */
  private static int ended(int hash) {
    return hash(hash, ' ');
  }

  private static int hash(int before, char next) {
    return (before + next) * MULTIPLIER;
  }

  private void set(long[] bits, int hash) {
    int bit = hash >>> shift;
    bits[bit >>> 6] |= 1L << bit;
  }

  private boolean has(long[] bits, int hash) {
    int bit = hash >>> shift;
    return (bits[bit >>> 6] & 1L << bit) != 0;
  }
}
