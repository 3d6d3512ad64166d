package dev.silkwire.enrich.text;

/** Where in a text phrases may begin, as a set of bits. Immutable. */
final class WordStarts {
  private static final int FIRST_CYRILLIC = 0x400;
  private static final int KINDS = 3;

  /** By the kinds of two characters side by side: 1 where the second may begin a phrase. */
  private static final long BEGINS = begins();

  private final long[] bits;
  private final boolean cyrillic;

  private WordStarts(long[] bits, boolean cyrillic) {
    this.bits = bits;
    this.cyrillic = cyrillic;
  }

  private static long begins() {
    long begins = 0;
    for (byte left = 0; left < 1 << KINDS; left++) {
      for (byte right = Boundaries.MARK; right < 1 << KINDS; right++) {
        begins |= (Boundaries.apart(left, right) ? 1L : 0) << (left << KINDS | right);
      }
    }
    return begins;
  }

  /** Fills in the lower case of a text on the way. */
  static WordStarts of(char[] cased, char[] text) {
    long[] bits = new long[(text.length >> 6) + 1];
    int before = Boundaries.BLANK;
    Alphabet alphabet = new Alphabet();
    for (int begin = 0; begin < text.length; begin += Long.SIZE) {
      long word = 0;
      int seen = 0;
      int end = Math.min(begin + Long.SIZE, text.length);
      for (int i = begin; i < end; i++) {
        int folded = CharTables.folded(cased[i]);
        text[i] = (char) folded;
        int kind = CharTables.kindOf(folded);
        word |= (BEGINS >>> (before << KINDS | kind) & 1) << i;
        before = kind;
        seen |= (char) folded;
      }
      bits[begin >> 6] = word;
      if (seen >= FIRST_CYRILLIC) {
        alphabet.look(text, begin, end);
      }
    }
    if (alphabet.particles) {
      Particles.addStarts(text, bits);
    }
    return new WordStarts(bits, alphabet.cyrillic);
  }

  /** Which alphabets a text uses that need a second look. */
  private static final class Alphabet {
    private boolean cyrillic;
    private boolean particles;

    void look(char[] text, int from, int to) {
      for (int i = from; i < to; i++) {
        cyrillic |= text[i] >> 8 == FIRST_CYRILLIC >> 8;
        particles |= Particles.mayHold(text[i]);
      }
    }
  }

  boolean hasCyrillic() {
    return cyrillic;
  }

  int count() {
    int count = 0;
    for (long word : bits) {
      count += Long.bitCount(word);
    }
    return count;
  }

  int next(int from) {
    int word = from >> 6;
    if (word >= bits.length) {
      return -1;
    }
    long rest = bits[word] & (-1L << from);
    while (rest == 0) {
      if (++word == bits.length) {
        return -1;
      }
      rest = bits[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }
}
