package dev.silkwire.enrich.text;

/**
 * Says of most places in a text, from the word that stands there alone, that no phrase begins with
 * it: some kilobytes that stay in the cache, where the trie does not. A filter after B. Bloom,
 * "Space/time trade-offs in hash coding with allowable errors", 1970. Filled once, then immutable.
 */
final class Beginnings {
  private static final int BEHIND_WORD = 3;

  /** In scripts that do not divide words. */
  private static final int PAIR = 2;

  private static final int BITS_A_PHRASE = 32;
  private static final int LEAST_BITS = 1 << 12;
  private static final int CAPITAL = 0x4C957F2D;

  /** First words of phrases; of scripts that do not divide words, first characters. */
  private final long[] openings;

  /** Phrases of a word or character, and of those with more it and some of what is behind. */
  private final long[] words;

  private final int shift;

  /**
   * @param most how many phrases it will have to hold
   */
  Beginnings(int most) {
    int blocks = Integer.highestOneBit(Math.max(LEAST_BITS, most * BITS_A_PHRASE) / Long.SIZE);
    this.openings = new long[blocks];
    this.words = new long[blocks];
    this.shift = Integer.numberOfLeadingZeros(blocks) + 1;
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
    char[] folded = CharTables.lower(form).toCharArray();
    int length = 0;
    while (length < folded.length && CharTables.kind(folded[length]) == Boundaries.WORD) {
      length++;
    }
    int word = withCase(Openings.word(folded, 0, length), capital);
    set(openings, word);
    int end = length == 0 ? PAIR : length + BEHIND_WORD;
    set(words, end <= folded.length ? Openings.goOn(word, folded, Math.max(length, 1), end) : word);
  }

  /** The first position of a text, at or behind one, where a phrase may begin; else -1. */
  int next(NormalText text, int from) {
    Openings of = text.openings();
    int i = of.next(from);
    while (i >= 0 && !mayBegin(text, of, i)) {
      i = of.next(i + 1);
    }
    return i;
  }

  private boolean mayBegin(NormalText text, Openings of, int at) {
    int end = of.endOfWord(at);
    int word = withCase(of.word(at, end), text.cased(at) != text.folded(at));
    return has(openings, word) && mayGoOn(text, at, end, word);
  }

  /** Whether a phrase is this word, or begins with it and what stands behind it. */
  private boolean mayGoOn(NormalText text, int from, int endOfWord, int word) {
    if (has(words, word)) {
      return true;
    }
    int to = endOfWord == from ? from + PAIR : endOfWord + BEHIND_WORD;
    return to <= text.length()
        && has(words, text.openings().goOn(word, Math.max(endOfWord, from + 1), to));
  }

  private static int withCase(int word, boolean capital) {
    return capital ? word ^ CAPITAL : word;
  }

  private void set(long[] bits, int hash) {
    bits[hash >>> shift] |= two(hash);
  }

  private boolean has(long[] bits, int hash) {
    long two = two(hash);
    return (bits[hash >>> shift] & two) == two;
  }

  /** Two bits side by side cost no more than one, and let through a third as much. */
  private static long two(int hash) {
    return 1L << (hash >>> 6) | 1L << (hash >>> 12);
  }
}
