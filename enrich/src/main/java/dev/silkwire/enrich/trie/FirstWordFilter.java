package dev.silkwire.enrich.trie;

import dev.silkwire.enrich.text.CharTables;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.TokenStarts;
import dev.silkwire.enrich.text.WordBoundaries;

/**
 * A Bloom filter over the first words of phrases (B. Bloom, "Space/time trade-offs in hash coding
 * with allowable errors", 1970). It excludes most positions of a text by their word alone. It takes
 * some kilobytes and stays in the processor's cache, where the trie does not fit. Immutable once
 * filled.
 */
final class FirstWordFilter {
  /** Number of characters after the first word that are hashed with it. */
  private static final int CHARS_AFTER_WORD = 3;

  /** Number of characters hashed in scripts without spaces between words. */
  private static final int SPACELESS_CHARS = 2;

  private static final int BITS_PER_PHRASE = 32;
  private static final int MIN_BITS = 1 << 12;

  /** First words of phrases; first characters in scripts without spaces. */
  private final long[] firstWords;

  /** Phrases of one word, and first words with the characters after them of longer phrases. */
  private final long[] prefixes;

  private final int shift;

  /**
   * @param phrases the number of phrases that will be added
   */
  FirstWordFilter(int phrases) {
    int blocks = Integer.highestOneBit(Math.max(MIN_BITS, phrases * BITS_PER_PHRASE) / Long.SIZE);
    this.firstWords = new long[blocks];
    this.prefixes = new long[blocks];
    this.shift = Integer.numberOfLeadingZeros(blocks) + 1;
  }

  /** Adds a phrase. */
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
    while (length < folded.length && CharTables.wordClass(folded[length]) == WordBoundaries.WORD) {
      length++;
    }
    int word = TokenStarts.hash(folded, 0, length, capital);
    set(firstWords, word);
    int end = length == 0 ? SPACELESS_CHARS : length + CHARS_AFTER_WORD;
    set(
        prefixes,
        end <= folded.length
            ? TokenStarts.extendHash(word, folded, Math.max(length, 1), end)
            : word);
  }

  /** Returns the index of the first token start, from an index on, at which a phrase may begin. */
  int next(NormalText text, int from) {
    TokenStarts tokens = text.tokens();
    int token = from;
    while (token < tokens.count() && !mayBegin(text, tokens, token)) {
      token++;
    }
    return token;
  }

  private boolean mayBegin(NormalText text, TokenStarts tokens, int token) {
    int word = tokens.hash(token);
    return has(firstWords, word) && (has(prefixes, word) || mayContinue(text, tokens, token));
  }

  /** Returns whether a phrase may begin with this word and the characters after it. */
  private boolean mayContinue(NormalText text, TokenStarts tokens, int token) {
    int from = tokens.position(token);
    int endOfWord = tokens.endOfWord(from);
    int to = endOfWord == from ? from + SPACELESS_CHARS : endOfWord + CHARS_AFTER_WORD;
    return to <= text.length()
        && has(prefixes, tokens.extendHash(tokens.hash(token), Math.max(endOfWord, from + 1), to));
  }

  private void set(long[] bits, int hash) {
    bits[hash >>> shift] |= twoBits(hash);
  }

  private boolean has(long[] bits, int hash) {
    long bitsOfHash = twoBits(hash);
    return (bits[hash >>> shift] & bitsOfHash) == bitsOfHash;
  }

  /** Returns two bits of one block: two are as fast as one, with a third of the false positives. */
  private static long twoBits(int hash) {
    return 1L << (hash >>> 6) | 1L << (hash >>> 12);
  }
}
