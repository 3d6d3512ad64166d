package dev.silkwire.enrich.sketch;

import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.WordBoundaries;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The first tokens of a text in order, two bytes each. It holds what shingles cannot say about two
 * similar texts: which names and numbers they give, and whether they begin alike. A token is a hash
 * of 13 bits and a type of three. Words are hashed by their first letters, so that inflected forms
 * are equal. Immutable.
 *
 * <p>"Rovers beat United 2-1" has five tokens: two words, then three facts.
 */
final class Opening {
  static final Opening EMPTY = new Opening(new short[0]);

  private static final int TYPE_BITS = 3;
  private static final int SHORT_WORD = 0;
  private static final int WORD = 1;

  /** A number, or a word that is capitalised within a sentence. */
  private static final int FACT = 2;

  /** A word of a script that has no capitals, such as Arabic. */
  private static final int CASELESS_WORD = 3;

  /** A character of a script that is written without spaces, such as Chinese. */
  private static final int CHARACTER = 4;

  private static final int LONGEST_SHORT_WORD = 3;
  private static final int PREFIX = 6;
  private static final int MULTIPLIER = 0x9E3779B9;
  private static final String SENTENCE_ENDS = ".!?:。！？؟।";

  private final short[] tokens;

  private Opening(short[] tokens) {
    this.tokens = tokens;
  }

  /** How many tokens there are. */
  int size() {
    return tokens.length;
  }

  /** The hash of a token, without its type: a word is the same where it begins a sentence. */
  int hash(int i) {
    return (tokens[i] & 0xFFFF) >>> TYPE_BITS;
  }

  boolean isFact(int i) {
    return type(i) == FACT;
  }

  boolean isCaseless(int i) {
    return type(i) >= CASELESS_WORD;
  }

  boolean isCharacter(int i) {
    return type(i) == CHARACTER;
  }

  /** Whether the token is more than a short word, which any two texts may share. */
  boolean hasContent(int i) {
    return type(i) != SHORT_WORD;
  }

  private int type(int i) {
    return tokens[i] & ((1 << TYPE_BITS) - 1);
  }

  /** How many bytes it takes. */
  int bytes() {
    return 1 + tokens.length * Short.BYTES;
  }

  void writeTo(ByteBuffer bytes) {
    bytes.put((byte) tokens.length);
    for (short token : tokens) {
      bytes.putShort(token);
    }
  }

  /**
   * The opening that comes next in a buffer.
   *
   * @throws java.nio.BufferUnderflowException when the bytes end too early
   */
  static Opening readFrom(ByteBuffer bytes) {
    short[] tokens = new short[bytes.get() & 0xFF];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = bytes.getShort();
    }
    return new Opening(tokens);
  }

  /** Collects the first tokens of a text. Not thread-safe. */
  static final class Builder {
    private final short[] tokens;
    private int size;

    /**
     * @param most how many tokens are kept, 255 at most
     */
    Builder(int most) {
      this.tokens = new short[most];
    }

    /**
     * Adds a token, unless there are enough.
     *
     * @param line where its line begins
     * @param from where it begins
     * @param to where it ends
     */
    void add(NormalText text, int line, int from, int to) {
      if (size < tokens.length) {
        int type = type(text, line, from, to);
        tokens[size++] = (short) (hash(text, from, to) << TYPE_BITS | type);
      }
    }

    private static int hash(NormalText text, int from, int to) {
      boolean number = Character.isDigit(text.folded(from));
      int end = number ? to : Math.min(to, from + PREFIX / lettersOf(text.folded(from)));
      int hash = 1;
      for (int i = from; i < end; i++) {
        hash = (hash ^ unit(text.folded(i))) * MULTIPLIER;
        hash ^= hash >>> 15;
      }
      return hash;
    }

    /** The digits of all scripts are the same digits. */
    private static int unit(char c) {
      return Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
    }

    /** A Korean syllable is as good as two letters. */
    private static int lettersOf(char c) {
      return WordBoundaries.isHangul(c) ? 2 : 1;
    }

    private static int type(NormalText text, int line, int from, int to) {
      char first = text.cased(from);
      if (WordBoundaries.isSpaceless(first)) {
        return CHARACTER;
      }
      if (hasDigit(text, from, to)
          || (Character.isUpperCase(first) && !beginsSentence(text, line, from))) {
        return FACT;
      }
      if ((to - from) * lettersOf(first) <= LONGEST_SHORT_WORD) {
        return SHORT_WORD;
      }
      return Character.isUpperCase(first) || Character.isLowerCase(first) ? WORD : CASELESS_WORD;
    }

    private static boolean hasDigit(NormalText text, int from, int to) {
      for (int i = from; i < to; i++) {
        if (Character.isDigit(text.folded(i))) {
          return true;
        }
      }
      return false;
    }

    private static boolean beginsSentence(NormalText text, int line, int from) {
      boolean ended = false;
      boolean blank = false;
      for (int i = from - 1; i >= line; i--) {
        char c = text.folded(i);
        if (Character.isLetterOrDigit(c)) {
          return ended && blank;
        }
        ended |= SENTENCE_ENDS.indexOf(c) >= 0;
        blank |= c == ' ';
      }
      return true;
    }

    Opening build() {
      return new Opening(Arrays.copyOf(tokens, size));
    }
  }
}
