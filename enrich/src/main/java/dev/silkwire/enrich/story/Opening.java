package dev.silkwire.enrich.story;

import dev.silkwire.enrich.text.Boundaries;
import dev.silkwire.enrich.text.NormalText;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The first tokens of a text, in order, two bytes each: what shingles cannot say about two similar
 * texts, namely which names and numbers they give and whether they begin alike. A token is a hash
 * of 14 bits and a class of two; words are hashed by their first letters, so that inflected forms
 * are equal. At most 256 bytes. Immutable.
 *
 * <p>"Rovers beat United 2-1" has six tokens: a word, a word, and four facts.
 */
final class Opening {
  /** How many tokens are kept. */
  static final int SIZE = 128;

  private static final int CLASS_BITS = 2;
  private static final int SHORT_WORD = 0;
  private static final int WORD = 1;

  /** A number, or a word that is capitalised within a sentence. */
  private static final int FACT = 2;

  /** A character of a script that is written without spaces. */
  private static final int CHARACTER = 3;

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

  /** The hash of a token; the same for all its classes. */
  int hash(int i) {
    return (tokens[i] & 0xFFFF) >>> CLASS_BITS;
  }

  boolean isFact(int i) {
    return type(i) == FACT;
  }

  boolean isCharacter(int i) {
    return type(i) == CHARACTER;
  }

  /** Whether the token is more than a short word, which any two texts may share. */
  boolean hasContent(int i) {
    return type(i) != SHORT_WORD;
  }

  private int type(int i) {
    return tokens[i] & ((1 << CLASS_BITS) - 1);
  }

  /** How many bytes it takes. */
  int bytes() {
    return tokens.length * Short.BYTES;
  }

  void writeTo(ByteBuffer bytes) {
    bytes.asShortBuffer().put(tokens);
  }

  /** The opening that fills the rest of these bytes. */
  static Opening readFrom(ByteBuffer bytes) {
    short[] tokens = new short[Math.min(SIZE, bytes.remaining() / Short.BYTES)];
    bytes.asShortBuffer().get(tokens);
    return new Opening(tokens);
  }

  /** Collects the first tokens of a text. Not thread-safe. */
  static final class Builder {
    private final short[] tokens = new short[SIZE];
    private int size;

    boolean isFull() {
      return size == SIZE;
    }

    /**
     * Adds a token.
     *
     * @param line where its line begins
     * @param from where it begins
     * @param to where it ends
     */
    void add(NormalText text, int line, int from, int to) {
      int type = type(text, line, from, to);
      boolean number = Character.isDigit(text.folded(from));
      int end = number ? to : Math.min(to, from + PREFIX);
      int hash = 1;
      for (int i = from; i < end; i++) {
        hash = (hash ^ unit(text.folded(i))) * MULTIPLIER;
        hash ^= hash >>> 15;
      }
      tokens[size++] = (short) (hash << CLASS_BITS | type);
    }

    /** Digits of all scripts are the same digits. */
    private static int unit(char c) {
      return Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
    }

    private static int type(NormalText text, int line, int from, int to) {
      if (Boundaries.isSpaceless(text.folded(from))) {
        return CHARACTER;
      }
      for (int i = from; i < to; i++) {
        if (Character.isDigit(text.folded(i))) {
          return FACT;
        }
      }
      if (Character.isUpperCase(text.cased(from)) && !beginsSentence(text, line, from)) {
        return FACT;
      }
      return to - from > LONGEST_SHORT_WORD ? WORD : SHORT_WORD;
    }

    private static boolean beginsSentence(NormalText text, int line, int from) {
      boolean end = false;
      boolean blank = false;
      for (int i = from - 1; i >= line; i--) {
        char c = text.folded(i);
        if (Character.isLetterOrDigit(c)) {
          return end && blank;
        }
        end |= SENTENCE_ENDS.indexOf(c) >= 0;
        blank |= c == ' ';
      }
      return true;
    }

    Opening build() {
      return new Opening(Arrays.copyOf(tokens, size));
    }
  }
}
