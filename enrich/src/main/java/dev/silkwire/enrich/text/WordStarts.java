package dev.silkwire.enrich.text;

/** Where in a text phrases may begin, as a set of bits. Immutable. */
final class WordStarts {
  private static final int FIRST_CYRILLIC = 0x400;
  private static final int KINDS = 8;

  /** By the kinds of two characters side by side: 1 where the second may begin a phrase. */
  private static final byte[] BEGINS = new byte[KINDS * KINDS];

  static {
    for (byte left = 0; left < KINDS; left++) {
      for (byte right = Boundaries.MARK; right < KINDS; right++) {
        BEGINS[left * KINDS + right] = (byte) (Boundaries.apart(left, right) ? 1 : 0);
      }
    }
  }

  private final long[] bits;
  private final boolean cyrillic;

  private WordStarts(long[] bits, boolean cyrillic) {
    this.bits = bits;
    this.cyrillic = cyrillic;
  }

  /** Fills in the lower case of a text on the way. */
  static WordStarts of(char[] cased, char[] text) {
    long[] bits = new long[(text.length >> 6) + 1];
    int before = Boundaries.BLANK;
    int seen = 0;
    boolean cyrillic = false;
    for (int begin = 0; begin < text.length; begin += Long.SIZE) {
      long word = 0;
      int end = Math.min(begin + Long.SIZE, text.length);
      for (int i = begin; i < end; i++) {
        char c = CharTables.lower(cased[i]);
        text[i] = c;
        int kind = CharTables.kind(c);
        word |= (long) BEGINS[before * KINDS + kind] << i;
        before = kind;
        seen |= c;
      }
      bits[begin >> 6] = word;
    }
    if (seen >= FIRST_CYRILLIC) {
      cyrillic = hasCyrillic(text);
      Particles.addStarts(text, bits);
    }
    return new WordStarts(bits, cyrillic);
  }

  private static boolean hasCyrillic(char[] text) {
    for (char c : text) {
      if (c >> 8 == FIRST_CYRILLIC >> 8) {
        return true;
      }
    }
    return false;
  }

  boolean hasCyrillic() {
    return cyrillic;
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
