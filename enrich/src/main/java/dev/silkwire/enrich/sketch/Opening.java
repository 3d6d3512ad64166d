package dev.silkwire.enrich.sketch;

import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.WordBoundaries;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The first tokens of a text in order, two bytes each: a 13-bit hash and a 3-bit type. Two similar
 * texts can be compared by it in ways that their shingles do not allow: which names and numbers
 * differ, and whether the texts begin with the same words. A word is hashed by its first letters (a
 * crude stem), so that inflected forms are equal. Immutable.
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

  private static final int MAX_SHORT_WORD_LETTERS = 3;
  private static final int STEM_LETTERS = 6;
  private static final int MULTIPLIER = 0x9E3779B9;
  private static final String SENTENCE_ENDS = ".!?:。！？؟।";

  private final short[] tokens;

  private Opening(short[] tokens) {
    this.tokens = tokens;
  }

  /** Returns the number of tokens. */
  int size() {
    return tokens.length;
  }

  /** Returns the hash of a token. It omits the type, which depends on the token's position. */
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

  /** Returns whether the token is longer than a short word; any two texts share short words. */
  boolean hasContent(int i) {
    return type(i) != SHORT_WORD;
  }

  private int type(int i) {
    return tokens[i] & ((1 << TYPE_BITS) - 1);
  }

  /** Returns the length of the serialized opening, in bytes. */
  int bytes() {
    return 1 + tokens.length * Short.BYTES;
  }

  /** Appends the number of tokens as one byte, then the tokens. */
  void writeTo(ByteBuffer bytes) {
    bytes.put((byte) tokens.length);
    for (short token : tokens) {
      bytes.putShort(token);
    }
  }

  /**
   * Reads an opening at the position of a buffer.
   *
   * @throws java.nio.BufferUnderflowException if the bytes end too early
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
     * @param maxTokens maximum number of tokens, at most 255
     */
    Builder(int maxTokens) {
      this.tokens = new short[maxTokens];
    }

    /**
     * Adds a token, unless the opening is full.
     *
     * @param line start of the token's line
     * @param from start of the token
     * @param to end of the token, exclusive
     */
    void add(NormalText text, int line, int from, int to) {
      if (size < tokens.length) {
        int type = type(text, line, from, to);
        tokens[size++] = (short) (hash(text, from, to) << TYPE_BITS | type);
      }
    }

    private static int hash(NormalText text, int from, int to) {
      boolean number = Character.isDigit(text.folded(from));
      int end = number ? to : Math.min(to, from + STEM_LETTERS / letterWeight(text.folded(from)));
      int hash = 1;
      for (int i = from; i < end; i++) {
        hash = (hash ^ asciiDigit(text.folded(i))) * MULTIPLIER;
        hash ^= hash >>> 15;
      }
      return hash;
    }

    /** Returns the ASCII digit for a digit of any script, and other characters unchanged. */
    private static int asciiDigit(char c) {
      return Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
    }

    /** Returns the number of letters that a character counts for: 2 for a Korean syllable. */
    private static int letterWeight(char c) {
      return WordBoundaries.isHangul(c) ? 2 : 1;
    }

    private static int type(NormalText text, int line, int from, int to) {
      char first = text.cased(from);
      if (WordBoundaries.isSpaceless(first)) {
        return CHARACTER;
      }
      if (hasDigit(text, from, to)
          || (Character.isUpperCase(first) && !startsSentence(text, line, from))) {
        return FACT;
      }
      if ((to - from) * letterWeight(first) <= MAX_SHORT_WORD_LETTERS) {
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

    private static boolean startsSentence(NormalText text, int line, int from) {
      boolean sawSentenceEnd = false;
      boolean sawSpace = false;
      for (int i = from - 1; i >= line; i--) {
        char c = text.folded(i);
        if (Character.isLetterOrDigit(c)) {
          return sawSentenceEnd && sawSpace;
        }
        sawSentenceEnd |= SENTENCE_ENDS.indexOf(c) >= 0;
        sawSpace |= c == ' ';
      }
      return true;
    }

    Opening build() {
      return new Opening(Arrays.copyOf(tokens, size));
    }
  }
}
