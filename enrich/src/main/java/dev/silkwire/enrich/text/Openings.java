package dev.silkwire.enrich.text;

/**
 * Where in a text phrases may begin and which of its letters are of words, as sets of bits.
 * Immutable.
 */
final class Openings {
  private static final int FIRST_CYRILLIC = 0x400;

  /** Below, all that joins is of words. */
  private static final int FIRST_KANA = 0x3000;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final char[] folded;
  private final long[] begins;
  private final long[] words;
  private boolean cyrillic;
  private boolean particles;

  private Openings(char[] folded) {
    this.folded = folded;
    this.begins = new long[(folded.length >> 6) + 1];
    this.words = new long[begins.length];
  }

  /** Fills in the lower case of a text on the way. */
  static Openings of(char[] cased, char[] folded) {
    Openings openings = new Openings(folded);
    int seen = openings.fold(cased);
    if (seen >= FIRST_KANA) {
      openings.separate();
    }
    if (seen >= FIRST_CYRILLIC) {
      openings.look();
    }
    if (openings.particles) {
      Particles.addStarts(folded, openings.begins);
    }
    return openings;
  }

  /** Without a branch, as no two words are alike. Says which bits the letters have. */
  private int fold(char[] cased) {
    int seen = 0;
    long before = 0;
    for (int block = 0; block < words.length; block++) {
      int begin = block * Long.SIZE;
      int end = Math.min(begin + Long.SIZE, folded.length);
      long ofWord = 0;
      long blank = 0;
      for (int i = begin; i < end; i++) {
        int letter = CharTables.folded(cased[i]);
        folded[i] = (char) letter;
        seen |= (char) letter;
        ofWord = ofWord >>> 1 | CharTables.ofWord(letter);
        blank = blank >>> 1 | CharTables.blank(letter);
      }
      ofWord >>>= begin - end;
      words[block] = ofWord;
      begins[block] = ~((ofWord & (ofWord << 1 | before)) | blank >>> (begin - end));
      before = ofWord >>> (Long.SIZE - 1);
    }
    begins[begins.length - 1] &= ~(-1L << folded.length);
    return seen;
  }

  /** Finds the beginnings anew in a text with letters that join in other ways. */
  private void separate() {
    int left = 0;
    for (int i = 0; i < folded.length; i++) {
      int here = CharTables.folded(folded[i]);
      long bit = 1L << i;
      if (CharTables.joined(left, here) == 0) {
        begins[i >> 6] |= bit;
      } else {
        begins[i >> 6] &= ~bit;
      }
      left = here;
    }
  }

  /** Which alphabets a text uses that need a second look. */
  private void look() {
    for (char c : folded) {
      cyrillic |= c >> 8 == FIRST_CYRILLIC >> 8;
      particles |= Particles.mayHold(c);
    }
  }

  /**
   * A hash of a phrase's first word, as of one in a text: of its length, its first four letters and
   * its last two. Of what is no word, it is that of one character.
   */
  static int word(char[] folded, int from, int to) {
    int last = Math.max(from, to - 1);
    long first = pair(folded[from], folded[Math.min(from + 1, last)]);
    long next = pair(folded[Math.min(from + 2, last)], folded[Math.min(from + 3, last)]);
    long ending = pair(folded[Math.max(from, last - 1)], folded[last]);
    long letters = (first | (next << Integer.SIZE)) * MULTIPLIER;
    long rest = ending | ((long) (to - from) << Integer.SIZE);
    return (int) (((letters ^ (letters >>> Integer.SIZE) ^ rest) * MULTIPLIER) >>> Integer.SIZE);
  }

  private static long pair(char low, char high) {
    return low | ((long) high << Character.SIZE);
  }

  /** The hash of a first word and what stands behind it. */
  static int goOn(int word, char[] folded, int from, int to) {
    int hash = word;
    for (int i = from; i < to; i++) {
      hash = (hash + folded[i]) * (int) MULTIPLIER;
    }
    return hash;
  }

  /** The hash of the word that begins at a position and has this end. */
  int word(int from, int to) {
    return word(folded, from, to);
  }

  /** The hash of a first word and of this stretch behind it. */
  int goOn(int word, int from, int to) {
    return goOn(word, folded, from, to);
  }

  /** Behind the word of a position; the position itself where there is none. */
  int endOfWord(int from) {
    int block = from >> 6;
    int end = from + Long.numberOfTrailingZeros(~(words[block] >>> from));
    while ((end & (Long.SIZE - 1)) == 0 && end > from && ++block < words.length) {
      int more = Long.numberOfTrailingZeros(~words[block]);
      end += more;
      if (more == 0) {
        break;
      }
    }
    return end;
  }

  /** Whether some of the text is in Cyrillic letters. */
  boolean hasCyrillic() {
    return cyrillic;
  }

  /** The first position at or behind one where a phrase may begin; -1 when there is none. */
  int next(int from) {
    int block = from >> 6;
    if (block >= begins.length) {
      return -1;
    }
    long rest = begins[block] & (-1L << from);
    while (rest == 0) {
      if (++block == begins.length) {
        return -1;
      }
      rest = begins[block];
    }
    return (block << 6) + Long.numberOfTrailingZeros(rest);
  }
}
