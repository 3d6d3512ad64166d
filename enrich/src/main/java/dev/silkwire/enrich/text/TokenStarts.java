package dev.silkwire.enrich.text;

import java.util.Arrays;

/**
 * The tokens of a normalized text: the positions where a phrase may begin, in order, each with a
 * hash of the word that begins there. Immutable.
 */
public final class TokenStarts {
  private static final int FIRST_CYRILLIC = 0x400;

  /** Below this character, only letters and digits of class WORD join to words. */
  private static final int FIRST_KANA = 0x3000;

  /** Combined with the hash of a capitalized word. */
  private static final int CAPITAL = 0x4C957F2D;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final char[] folded;

  /** A bit set of the units of class WORD. */
  private final long[] wordBits;

  private int[] positions = {};
  private int[] hashes = {};
  private boolean cyrillic;
  private boolean particles;

  private TokenStarts(char[] folded) {
    this.folded = folded;
    this.wordBits = new long[(folded.length >> 6) + 1];
  }

  /**
   * Finds the tokens of a text.
   *
   * @param folded is filled with the lower case of the text
   */
  static TokenStarts of(char[] cased, char[] folded) {
    TokenStarts starts = new TokenStarts(folded);
    long[] startBits = new long[starts.wordBits.length];
    int seen = starts.foldAndMark(cased, startBits);
    if (seen >= FIRST_KANA) {
      findStarts(folded, startBits);
    }
    if (seen >= FIRST_CYRILLIC) {
      starts.detectAlphabets();
    }
    if (starts.particles) {
      WordPrefixes.addStarts(folded, startBits);
    }
    starts.listTokens(cased, startBits);
    return starts;
  }

  /**
   * Folds the text and marks token starts, without branches, which would be mispredicted.
   *
   * @return the bitwise or of all folded characters
   */
  private int foldAndMark(char[] cased, long[] startBits) {
    int seen = 0;
    long before = 0;
    for (int block = 0; block < startBits.length; block++) {
      int begin = block * Long.SIZE;
      int end = Math.min(begin + Long.SIZE, folded.length);
      long wordBit = 0;
      long blank = 0;
      for (int i = begin; i < end; i++) {
        int letter = CharTables.folded(cased[i]);
        folded[i] = (char) letter;
        seen |= (char) letter;
        wordBit = wordBit >>> 1 | CharTables.wordBit(letter);
        blank = blank >>> 1 | CharTables.blankBit(letter);
      }
      wordBit >>>= begin - end;
      wordBits[block] = wordBit;
      startBits[block] = ~((wordBit & (wordBit << 1 | before)) | blank >>> (begin - end));
      before = wordBit >>> (Long.SIZE - 1);
    }
    startBits[startBits.length - 1] &= ~(-1L << folded.length);
    return seen;
  }

  /** Recomputes the token starts for a text with scripts in which words are joined differently. */
  private static void findStarts(char[] folded, long[] startBits) {
    int left = 0;
    for (int i = 0; i < folded.length; i++) {
      int right = CharTables.folded(folded[i]);
      long bit = 1L << i;
      if (CharTables.joined(left, right) == 0) {
        startBits[i >> 6] |= bit;
      } else {
        startBits[i >> 6] &= ~bit;
      }
      left = right;
    }
  }

  /** Detects Cyrillic letters, and scripts in which particles are prefixed to words. */
  private void detectAlphabets() {
    for (char c : folded) {
      cyrillic |= c >> 8 == FIRST_CYRILLIC >> 8;
      particles |= WordPrefixes.mayContain(c);
    }
  }

  /** Lists the positions and hashes of the tokens, because iterating over bits is slow. */
  private void listTokens(char[] cased, long[] startBits) {
    int count = 0;
    for (long bits : startBits) {
      count += Long.bitCount(bits);
    }
    positions = new int[count];
    hashes = new int[count];
    int k = 0;
    for (int block = 0; block < startBits.length; block++) {
      for (long rest = startBits[block]; rest != 0; rest &= rest - 1) {
        int at = block * Long.SIZE + Long.numberOfTrailingZeros(rest);
        positions[k] = at;
        hashes[k++] = hash(folded, at, endOfWord(at), cased[at] != folded[at]);
      }
    }
  }

  /**
   * Returns the hash of a word: of its length, its first four letters, its last two, and whether it
   * is capitalized. If a token is not a word, its hash is that of one character.
   */
  public static int hash(char[] folded, int from, int to, boolean capital) {
    int last = Math.max(from, to - 1);
    long first = pair(folded[from], folded[Math.min(from + 1, last)]);
    long next = pair(folded[Math.min(from + 2, last)], folded[Math.min(from + 3, last)]);
    long ending = pair(folded[Math.max(from, last - 1)], folded[last]);
    long letters = (first | (next << Integer.SIZE)) * MULTIPLIER;
    long rest = ending | ((long) (to - from) << Integer.SIZE);
    long hash = (letters ^ (letters >>> Integer.SIZE) ^ rest) * MULTIPLIER;
    return (int) (hash >>> Integer.SIZE) ^ (capital ? CAPITAL : 0);
  }

  private static long pair(char low, char high) {
    return low | ((long) high << Character.SIZE);
  }

  /** Returns the hash of a word and the characters that follow it. */
  public static int extendHash(int wordHash, char[] folded, int from, int to) {
    int hash = wordHash;
    for (int i = from; i < to; i++) {
      hash = (hash + folded[i]) * (int) MULTIPLIER;
    }
    return hash;
  }

  /** Returns the number of tokens. */
  public int count() {
    return positions.length;
  }

  /** Returns the position of a token in the text. */
  public int position(int token) {
    return positions[token];
  }

  /** Returns the hash of a token's word. */
  public int hash(int token) {
    return hashes[token];
  }

  /** Returns the first token at or after a position of the text; the count if there is none. */
  public int from(int position) {
    int found = Arrays.binarySearch(positions, position);
    return found < 0 ? -found - 1 : found;
  }

  /** Returns the hash of a word and of the span that follows it. */
  public int extendHash(int hash, int from, int to) {
    return extendHash(hash, folded, from, to);
  }

  /** Returns the end of the word at a position, exclusive; the position itself if there is none. */
  public int endOfWord(int from) {
    int block = from >> 6;
    int run = Long.numberOfTrailingZeros(~(wordBits[block] >>> from));
    int end = from + run;
    while (run > 0 && (end & (Long.SIZE - 1)) == 0) {
      run = Long.numberOfTrailingZeros(~wordBits[++block]);
      end += run;
    }
    return end;
  }

  /** Returns whether the text contains Cyrillic letters. */
  boolean hasCyrillic() {
    return cyrillic;
  }
}
