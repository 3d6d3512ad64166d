package dev.silkwire.enrich.text;

import java.util.Arrays;

/**
 * The places of a text where phrases may begin, in order, each with a hash of the word that stands
 * there. Immutable.
 */
public final class TokenStarts {
  private static final int FIRST_CYRILLIC = 0x400;

  /** Below, all that joins is of words. */
  private static final int FIRST_KANA = 0x3000;

  /** What the hash of a word with a capital differs by. */
  private static final int CAPITAL = 0x4C957F2D;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final char[] folded;

  /** Which units are of words: a bit for each. */
  private final long[] ofWords;

  private int[] places = {};
  private int[] words = {};
  private boolean cyrillic;
  private boolean particles;

  private TokenStarts(char[] folded) {
    this.folded = folded;
    this.ofWords = new long[(folded.length >> 6) + 1];
  }

  /** Fills in the lower case of a text on the way. */
  static TokenStarts of(char[] cased, char[] folded) {
    TokenStarts openings = new TokenStarts(folded);
    long[] begins = new long[openings.ofWords.length];
    int seen = openings.fold(cased, begins);
    if (seen >= FIRST_KANA) {
      separate(folded, begins);
    }
    if (seen >= FIRST_CYRILLIC) {
      openings.look();
    }
    if (openings.particles) {
      WordPrefixes.addStarts(folded, begins);
    }
    openings.list(cased, begins);
    return openings;
  }

  /** Without a branch, as no two words are alike. Says which bits the letters have. */
  private int fold(char[] cased, long[] begins) {
    int seen = 0;
    long before = 0;
    for (int block = 0; block < begins.length; block++) {
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
      ofWords[block] = ofWord;
      begins[block] = ~((ofWord & (ofWord << 1 | before)) | blank >>> (begin - end));
      before = ofWord >>> (Long.SIZE - 1);
    }
    begins[begins.length - 1] &= ~(-1L << folded.length);
    return seen;
  }

  /** Finds the beginnings anew in a text with letters that join in other ways. */
  private static void separate(char[] folded, long[] begins) {
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
      particles |= WordPrefixes.mayHold(c);
    }
  }

  /** Writes the places down, with their words: bits are slow to go through more than once. */
  private void list(char[] cased, long[] begins) {
    int count = 0;
    for (long bits : begins) {
      count += Long.bitCount(bits);
    }
    places = new int[count];
    words = new int[count];
    int k = 0;
    for (int block = 0; block < begins.length; block++) {
      for (long rest = begins[block]; rest != 0; rest &= rest - 1) {
        int at = block * Long.SIZE + Long.numberOfTrailingZeros(rest);
        places[k] = at;
        words[k++] = word(folded, at, endOfWord(at), cased[at] != folded[at]);
      }
    }
  }

  /**
   * A hash of a phrase's first word, as of one in a text: of its length, its first four letters,
   * its last two, and whether it has a capital. Of what is no word, it is that of one character.
   */
  public static int word(char[] folded, int from, int to, boolean capital) {
    int last = Math.max(from, to - 1);
    long first = pair(folded[from], folded[Math.min(from + 1, last)]);
    long next = pair(folded[Math.min(from + 2, last)], folded[Math.min(from + 3, last)]);
    long ending = pair(folded[Math.max(from, last - 1)], folded[last]);
    long letters = (first | (next << Integer.SIZE)) * MULTIPLIER;
    long rest = ending | ((long) (to - from) << Integer.SIZE);
    long word = (letters ^ (letters >>> Integer.SIZE) ^ rest) * MULTIPLIER;
    return (int) (word >>> Integer.SIZE) ^ (capital ? CAPITAL : 0);
  }

  private static long pair(char low, char high) {
    return low | ((long) high << Character.SIZE);
  }

  /** The hash of a first word and what stands behind it. */
  public static int goOn(int word, char[] folded, int from, int to) {
    int hash = word;
    for (int i = from; i < to; i++) {
      hash = (hash + folded[i]) * (int) MULTIPLIER;
    }
    return hash;
  }

  /** How many there are. */
  public int count() {
    return places.length;
  }

  /** Where in the text one of them is. */
  public int place(int opening) {
    return places[opening];
  }

  /** The hash of the word there. */
  public int word(int opening) {
    return words[opening];
  }

  /** The first at or behind a position of the text; their count when there is none. */
  public int from(int position) {
    int found = Arrays.binarySearch(places, position);
    return found < 0 ? -found - 1 : found;
  }

  /** The hash of a first word and of this stretch behind it. */
  public int goOn(int word, int from, int to) {
    return goOn(word, folded, from, to);
  }

  /** Behind the word of a position; the position itself where there is none. */
  public int endOfWord(int from) {
    int block = from >> 6;
    int more = Long.numberOfTrailingZeros(~(ofWords[block] >>> from));
    int end = from + more;
    while (more > 0 && (end & (Long.SIZE - 1)) == 0) {
      more = Long.numberOfTrailingZeros(~ofWords[++block]);
      end += more;
    }
    return end;
  }

  /** Whether some of the text is in Cyrillic letters. */
  boolean hasCyrillic() {
    return cyrillic;
  }
}
