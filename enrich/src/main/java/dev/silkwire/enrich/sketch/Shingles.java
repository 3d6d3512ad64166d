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
 * Cuts a text into shingles: runs of five words, or of six characters where words are not divided
 * by spaces. Case, punctuation and the lines that agencies add make no difference. Immutable and
 * safe to share.
 */
public final class Shingles {
  private static final int WORDS = 5;
  private static final int CHARACTERS = 6;
  private static final int SHORT = 12;
  private static final char LAST_OF_ASCII = 0x7F;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final Hasher64 HASHER = Hashing.komihash5_0();

  private final List<String> agencyLines = RuleFile.lines("/story/agency-lines.txt");
  private final BitSet firstLetters = new BitSet();

  public Shingles() {
    agencyLines.forEach(line -> firstLetters.set(line.charAt(0)));
  }

  /** The sketch of an article. A title counts only where the text is too short to tell. */
  public MinHashSketch sketch(String title, String text) {
    Units units = units(text, MinHashSketch.OPENING);
    Units titleUnits = units(title, MinHashSketch.TITLE);
    int[] shingles = units.shingles();
    long hash = units.hash();
    if (shingles.length < SHORT) {
      hash = HASHER.hashLongLongToLong(hash, titleUnits.hash());
    }
    return MinHashSketch.of(hash, shingles, titleUnits.opening.build(), units.opening.build());
  }

  private Units units(String text, int opening) {
    NormalText normal = Normalizer.normalize(text);
    Units units = new Units(normal.length(), opening);
    int line = 0;
    for (int i = 0; i <= normal.length(); i++) {
      if (i == normal.length() || normal.cased(i) == '\n') {
        if (!isAgencyLine(normal, line, i)) {
          units.addLine(normal, line, i);
        }
        line = i + 1;
      }
    }
    return units;
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

  /** The hashes of a text's words, or characters, in order. */
  private static final class Units {
    private final Opening.Builder opening;
    private long[] hashes;
    private int count;
    private int characters;

    Units(int length, int opening) {
      this.opening = new Opening.Builder(opening);
      this.hashes = new long[length / 4 + 16];
    }

    void addLine(NormalText text, int from, int to) {
      int i = from;
      while (i < to) {
        int begin = i;
        char c = text.folded(i++);
        if (isWordCharacter(c)) {
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

    private static boolean isWordCharacter(char c) {
      if (c < LAST_OF_ASCII) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      }
      return Character.isLetterOrDigit(c) && !WordBoundaries.isSpaceless(c);
    }

    /** The vowels of Indic scripts are marks behind the letters. */
    private static boolean continuesWord(char c) {
      if (isWordCharacter(c)) {
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

    long hash() {
      long hash = count;
      for (int i = 0; i < count; i++) {
        hash = (hash ^ hashes[i]) * MULTIPLIER;
      }
      return hash ^ (hash >>> 32);
    }

    int[] shingles() {
      int width = characters * 2 > count ? CHARACTERS : WORDS;
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
