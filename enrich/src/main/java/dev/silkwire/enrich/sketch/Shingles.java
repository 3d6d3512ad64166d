package dev.silkwire.enrich.sketch;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Normalizer;
import dev.silkwire.enrich.text.WordBoundaries;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A shingler: splits a text into overlapping runs of five words, or of six characters in scripts
 * without spaces between words, and builds the {@link MinHashSketch} of their hashes. It ignores
 * case, punctuation and the lines that news agencies add ({@code agency-lines.txt}). Immutable and
 * safe to share.
 */
public final class Shingles {
  private static final int WORDS_PER_SHINGLE = 5;
  private static final int CHARACTERS_PER_SHINGLE = 6;

  /** A text with fewer shingles is identified by its title and its text. */
  private static final int MIN_SHINGLES = 12;

  private static final char LAST_OF_ASCII = 0x7F;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final Hasher64 HASHER = Hashing.komihash5_0();

  private final List<String> agencyLines = RuleFile.lines("/story/agency-lines.txt");
  private final BitSet firstLetters = new BitSet();

  /** Loads the agency lines from the class path. */
  public Shingles() {
    agencyLines.forEach(line -> firstLetters.set(line.charAt(0)));
  }

  /**
   * Builds the sketch of an article. The title is part of the text hash only if the text is too
   * short to identify the article.
   */
  public MinHashSketch sketch(String title, String text) {
    TokenHashes tokens = tokens(text, MinHashSketch.TEXT_TOKENS);
    TokenHashes titleTokens = tokens(title, MinHashSketch.TITLE_TOKENS);
    int[] shingles = tokens.shingles();
    long hash = tokens.hash();
    if (shingles.length < MIN_SHINGLES) {
      hash = HASHER.hashLongLongToLong(hash, titleTokens.hash());
    }
    return MinHashSketch.of(hash, shingles, titleTokens.opening.build(), tokens.opening.build());
  }

  private TokenHashes tokens(String text, int openingTokens) {
    NormalText normal = Normalizer.normalize(text);
    TokenHashes tokens = new TokenHashes(normal.length(), openingTokens);
    int line = 0;
    for (int i = 0; i <= normal.length(); i++) {
      if (i == normal.length() || normal.cased(i) == '\n') {
        if (!isAgencyLine(normal, line, i)) {
          tokens.addLine(normal, line, i);
        }
        line = i + 1;
      }
    }
    return tokens;
  }

  private boolean isAgencyLine(NormalText text, int from, int to) {
    int begin = from;
    while (begin < to && !Character.isLetterOrDigit(text.folded(begin))) {
      begin++;
    }
    if (begin == to || !firstLetters.get(text.folded(begin))) {
      return false;
    }
    for (String line : agencyLines) {
      if (startsWith(text, begin, to, line)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(NormalText text, int from, int to, String start) {
    if (to - from < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if (text.folded(from + i) != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The hashes of a text's words, or of its characters in scripts without spaces, in order. */
  private static final class TokenHashes {
    private final Opening.Builder opening;
    private long[] hashes;
    private int count;
    private int characters;

    TokenHashes(int length, int openingTokens) {
      this.opening = new Opening.Builder(openingTokens);
      this.hashes = new long[length / 4 + 16];
    }

    void addLine(NormalText text, int from, int to) {
      int i = from;
      while (i < to) {
        int begin = i;
        char c = text.folded(i++);
        if (isWordChar(c)) {
          long hash = c * MULTIPLIER;
          while (i < to && continuesWord(text.folded(i))) {
            hash = (hash ^ text.folded(i++)) * MULTIPLIER;
          }
          add(HASHER.hashLongToLong(hash));
        } else if (Character.isLetterOrDigit(c)) {
          add(HASHER.hashIntToLong(c));
          characters++;
        } else {
          continue;
        }
        opening.add(text, from, begin, i);
      }
    }

    private static boolean isWordChar(char c) {
      if (c < LAST_OF_ASCII) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      }
      return Character.isLetterOrDigit(c) && !WordBoundaries.isSpaceless(c);
    }

    /** Marks continue a word, because the vowel signs of Indic scripts are marks. */
    private static boolean continuesWord(char c) {
      if (isWordChar(c)) {
        return true;
      }
      int type = c < LAST_OF_ASCII ? Character.CONTROL : Character.getType(c);
      return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private void add(long hash) {
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, count * 2);
      }
      hashes[count++] = hash;
    }

    /** Returns the hash of the whole text. */
    long hash() {
      long hash = count;
      for (int i = 0; i < count; i++) {
        hash = (hash ^ hashes[i]) * MULTIPLIER;
      }
      return hash ^ (hash >>> 32);
    }

    /** Returns the hashes of the shingles, in text order. */
    int[] shingles() {
      int width = characters * 2 > count ? CHARACTERS_PER_SHINGLE : WORDS_PER_SHINGLE;
      int[] shingles = new int[Math.max(0, count - width + 1)];
      for (int s = 0; s < shingles.length; s++) {
        long hash = width;
        for (int i = s; i < s + width; i++) {
          hash = (hash ^ hashes[i]) * MULTIPLIER;
          hash ^= hash >>> 29;
        }
        shingles[s] = (int) (hash >>> 32);
      }
      return shingles;
    }
  }
}
