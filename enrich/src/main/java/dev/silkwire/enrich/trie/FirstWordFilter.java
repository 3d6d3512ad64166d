package dev.silkwire.enrich.trie;

import dev.silkwire.enrich.text.CharTables;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.TokenStarts;
import dev.silkwire.enrich.text.WordBoundaries;

/**
 * Says of most places in a text, from the word that stands there alone, that no phrase begins with
 * it: some kilobytes that stay in the cache, where the trie does not. A filter after B. Bloom,
 * "Space/time trade-offs in hash coding with allowable errors", 1970. Filled once, then immutable.
 */
final class FirstWordFilter {
  private static final int BEHIND_WORD = 3;

  /** In scripts that do not divide words. */
  private static final int PAIR = 2;

  private static final int BITS_A_PHRASE = 32;
  private static final int LEAST_BITS = 1 << 12;

  /** First words of phrases; of scripts that do not divide words, first characters. */
  private final long[] openings;

  /** Phrases of a word or character, and of those with more it and some of what is behind. */
  private final long[] words;

  private final int shift;

  /**
   * @param most how many phrases it will have to hold
   */
  FirstWordFilter(int most) {
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
    while (length < folded.length && CharTables.kind(folded[length]) == WordBoundaries.WORD) {
      length++;
    }
    int word = TokenStarts.word(folded, 0, length, capital);
    set(openings, word);
    int end = length == 0 ? PAIR : length + BEHIND_WORD;
    set(
        words,
        end <= folded.length ? TokenStarts.goOn(word, folded, Math.max(length, 1), end) : word);
  }

  /** The first of a text's openings, at or behind one, with which a phrase may begin. */
  int next(NormalText text, int from) {
    TokenStarts of = text.openings();
    int opening = from;
    while (opening < of.count() && !mayBegin(text, of, opening)) {
      opening++;
    }
    return opening;
  }

  private boolean mayBegin(NormalText text, TokenStarts of, int opening) {
    int word = of.word(opening);
    return has(openings, word) && (has(words, word) || mayGoOn(text, of, opening));
  }

  /** Whether a phrase begins with this word and what stands behind it. */
  private boolean mayGoOn(NormalText text, TokenStarts of, int opening) {
    int from = of.place(opening);
    int endOfWord = of.endOfWord(from);
    int to = endOfWord == from ? from + PAIR : endOfWord + BEHIND_WORD;
    return to <= text.length()
        && has(words, of.goOn(of.word(opening), Math.max(endOfWord, from + 1), to));
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
