package dev.silkwire.enrich.text;

/**
 * Says of most places in a text, from the word that stands there alone, that no phrase begins with
 * it: some kilobytes that stay in the cache, where the trie does not. A filter after B. Bloom,
 * "Space/time trade-offs in hash coding with allowable errors", 1970. Filled once, then immutable.
 */
final class Beginnings {
  private static final int BEHIND_WORD = 3;
  private static final int BITS_A_PHRASE = 32;
  private static final int LEAST_BITS = 1 << 12;
  private static final int MULTIPLIER = 0x9E3779B1;
  private static final int CAPITAL = 0x4C957F2D;

  /** First words of phrases; of scripts that do not divide words, one character or two. */
  private final long[] openings;

  /** Phrases of a word, and of those with more the first word and some letters behind it. */
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
    int length = 0;
    while (length < form.length() && CharTables.kind(form.charAt(length)) == Boundaries.WORD) {
      length++;
    }
    if (length == 0) {
      char second = form.length() > 1 ? CharTables.lower(form.charAt(1)) : 0;
      set(openings, characters(CharTables.lower(form.charAt(0)), second, capital));
      return;
    }
    int word = withCase(Openings.word(form, length), capital);
    set(openings, word);
    int end = length + BEHIND_WORD;
    if (end <= form.length()) {
      for (int i = length; i < end; i++) {
        word = hash(word, CharTables.lower(form.charAt(i)));
      }
    }
    set(words, word);
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
    char first = text.folded(at);
    boolean capital = text.cased(at) != first;
    if (CharTables.kind(first) == Boundaries.WORD) {
      int word = withCase(of.word(at), capital);
      return has(openings, word) && mayBeWord(text, at, word);
    }
    char second = at + 1 < text.length() ? text.folded(at + 1) : 0;
    return has(openings, characters(first, second, capital))
        || has(openings, characters(first, (char) 0, capital));
  }

  /** Whether a phrase is this word, or begins with it and what stands behind it. */
  private boolean mayBeWord(NormalText text, int from, int word) {
    if (has(words, word)) {
      return true;
    }
    int i = from;
    while (i < text.length() && text.kind(i) == Boundaries.WORD) {
      i++;
    }
    int end = i + BEHIND_WORD;
    if (end > text.length()) {
      return false;
    }
    int hash = word;
    while (i < end) {
      hash = hash(hash, text.folded(i++));
    }
    return has(words, hash);
  }

  private static int withCase(int word, boolean capital) {
    return capital ? word ^ CAPITAL : word;
  }

  private static int characters(char first, char second, boolean capital) {
    return withCase(hash(first * MULTIPLIER, second), capital);
  }

  private static int hash(int before, char next) {
    return (before + next) * MULTIPLIER;
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
