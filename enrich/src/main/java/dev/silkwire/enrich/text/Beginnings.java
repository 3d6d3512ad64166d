package dev.silkwire.enrich.text;

/**
 * Says of most places in a text, from its first letters alone, that no phrase begins there: some
 * kilobytes that stay in the cache, where the trie does not. A filter after B. Bloom, "Space/time
 * trade-offs in hash coding with allowable errors", 1970. Filled once, then immutable.
 */
final class Beginnings {
  private static final int LETTERS = 4;
  private static final int SHORT = 2;
  private static final int BITS_A_PHRASE = 16;
  private static final int LEAST_BITS = 1 << 12;

  /** The first one or two letters of phrases that have fewer than the others are known by. */
  private final long[] shorter;

  private final long[] longer;

  /**
   * @param most how many phrases it will have to hold
   */
  Beginnings(int most) {
    int bits = Integer.highestOneBit(Math.max(LEAST_BITS, most * BITS_A_PHRASE));
    this.shorter = new long[Math.max(LEAST_BITS, bits / BITS_A_PHRASE) / Long.SIZE];
    this.longer = new long[bits / Long.SIZE];
  }

  /** A phrase that must be met with its rule. */
  void add(String form, CaseRule rule) {
    char first = CharTables.lower(form.charAt(0));
    if (rule != CaseRule.EXACT || form.charAt(0) != first) {
      add(form, hash(1, first));
    }
    if (rule == CaseRule.ANY || form.charAt(0) == first) {
      add(form, hash(0, first));
    }
  }

  private void add(String form, int first) {
    int letters = form.length() < LETTERS ? Math.min(SHORT, form.length()) : LETTERS;
    int hash = first;
    for (int i = 1; i < letters; i++) {
      hash = hash(hash, CharTables.lower(form.charAt(i)));
    }
    set(letters == LETTERS ? longer : shorter, hash);
  }

  /** Whether one may begin here; no is certain. */
  boolean mayStart(NormalText text, int from) {
    if (from + LETTERS > text.length()) {
      return true;
    }
    char folded = text.folded(from);
    int hash = hash(text.cased(from) == folded ? 0 : 1, folded);
    if (has(shorter, hash)) {
      return true;
    }
    hash = hash(hash, text.folded(from + 1));
    if (has(shorter, hash)) {
      return true;
    }
    hash = hash(hash, text.folded(from + 2));
    return has(longer, hash(hash, text.folded(from + 3)));
  }

  private static int hash(int before, char next) {
    return (before + next) * 0x9E3779B1;
  }

  private static void set(long[] bits, int hash) {
    bits[word(bits, hash)] |= 1L << (hash >>> 10);
  }

  private static boolean has(long[] bits, int hash) {
    return (bits[word(bits, hash)] & 1L << (hash >>> 10)) != 0;
  }

  private static int word(long[] bits, int hash) {
    return (hash >>> 16) & (bits.length - 1);
  }
}
