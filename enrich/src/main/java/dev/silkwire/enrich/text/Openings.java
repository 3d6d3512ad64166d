package dev.silkwire.enrich.text;

/**
 * Where in a text phrases may begin, as a set of bits, and a hash of the word that stands there.
 * Immutable.
 */
final class Openings {
  private static final int FIRST_CYRILLIC = 0x400;

  /** As many bits as tell Latin letters apart: twelve of them fit before they meet. */
  private static final int LETTER = 5;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final long[] bits;
  private final int[] words;
  private boolean cyrillic;
  private boolean particles;

  private Openings(int length) {
    this.bits = new long[(length >> 6) + 1];
    this.words = new int[length];
  }

  /** Fills in the lower case of a text on the way. */
  static Openings of(char[] cased, char[] folded) {
    Openings openings = new Openings(folded.length);
    if (fold(cased, folded, openings.words) >= FIRST_CYRILLIC) {
      openings.look(folded);
    }
    mark(folded, openings.bits);
    if (openings.particles) {
      Particles.addStarts(folded, openings.bits);
    }
    return openings;
  }

  /**
   * From its end to its beginning, so that at each letter the rest of its word is known; without a
   * branch, as no two words are alike. Says which bits its letters have.
   */
  private static int fold(char[] cased, char[] folded, int[] words) {
    long word = 0;
    int seen = 0;
    for (int i = folded.length - 1; i >= 0; i--) {
      int letter = CharTables.folded(cased[i]);
      folded[i] = (char) letter;
      seen |= (char) letter;
      word = goOn(word, letter);
      words[i] = spread(word);
    }
    return seen;
  }

  private static void mark(char[] folded, long[] bits) {
    int left = 0;
    for (int block = 0; block < bits.length; block++) {
      long begins = 0;
      int begin = block * Long.SIZE;
      int end = Math.min(begin + Long.SIZE, folded.length);
      for (int i = begin; i < end; i++) {
        int here = CharTables.folded(folded[i]);
        begins = (begins >>> 1) | ((CharTables.joined(left, here) - 1L) & Long.MIN_VALUE);
        left = here;
      }
      bits[block] = end > begin ? begins >>> (begin - end) : 0;
    }
  }

  /** A letter in front of those of a word; what is no letter begins with nothing. */
  private static long goOn(long word, int folded) {
    return (Long.rotateLeft(word, LETTER) ^ (char) folded) & CharTables.ofWord(folded);
  }

  private static int spread(long word) {
    return (int) ((word * MULTIPLIER) >>> Integer.SIZE);
  }

  /** Which alphabets a text uses that need a second look. */
  private void look(char[] text) {
    for (char c : text) {
      cyrillic |= c >> 8 == FIRST_CYRILLIC >> 8;
      particles |= Particles.mayHold(c);
    }
  }

  /** The hash of a phrase's letters up to an end, as that of a word in a text. */
  static int word(String phrase, int end) {
    long word = 0;
    for (int i = end - 1; i >= 0; i--) {
      word = goOn(word, CharTables.folded(phrase.charAt(i)));
    }
    return spread(word);
  }

  /** The hash of the word from a position to its end; of what is no word it tells nothing. */
  int word(int position) {
    return words[position];
  }

  /** Whether some of the text is in Cyrillic letters. */
  boolean hasCyrillic() {
    return cyrillic;
  }

  /** The first position at or behind one where a phrase may begin; -1 when there is none. */
  int next(int from) {
    int block = from >> 6;
    if (block >= bits.length) {
      return -1;
    }
    long rest = bits[block] & (-1L << from);
    while (rest == 0) {
      if (++block == bits.length) {
        return -1;
      }
      rest = bits[block];
    }
    return (block << 6) + Long.numberOfTrailingZeros(rest);
  }
}
