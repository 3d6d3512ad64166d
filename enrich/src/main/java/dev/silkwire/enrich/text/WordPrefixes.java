package dev.silkwire.enrich.text;

import java.util.Arrays;

/**
 * Particles that are prefixed to words: Arabic <i>wa-, fa-, bi-, li-, ka-, al-</i> and Hebrew
 * <i>be-, ha-, ve-, le-, mi-, she-, ke-</i>, and combinations of them. A phrase may begin after
 * them.
 */
final class WordPrefixes {
  private static final char FIRST_LETTER = 0x0590;

  private static final char AFTER_LAST_LETTER = 0x0700;
  private static final int MAX_LENGTH = 4;
  private static final long[] PARTICLES =
      keys(
          "و ف ب ل ك س ال وال فال بال كال لل ولل وب ول وك فب فل وبال فلل "
              + "ב ה ו ל מ ש כ וב וה ול ומ וש וכ בה לה מה שב של שה שמ כש מש ושב ושה של");

  private WordPrefixes() {}

  private static long[] keys(String particles) {
    return Arrays.stream(particles.split(" ")).mapToLong(WordPrefixes::key).sorted().toArray();
  }

  private static long key(String particle) {
    long key = 0;
    for (int i = 0; i < particle.length(); i++) {
      key = key << Character.SIZE | particle.charAt(i);
    }
    return key;
  }

  /** Returns whether a character belongs to an alphabet with such particles. */
  static boolean mayContain(char c) {
    return c >= FIRST_LETTER && c < AFTER_LAST_LETTER;
  }

  /** Adds the positions after particles to a bit set of token starts. */
  static void addStarts(char[] text, long[] starts) {
    int begin = 0;
    boolean inWord = false;
    long key = 0;
    for (int i = 0; i < text.length; i++) {
      char c = text[i];
      if (!mayContain(c) || !WordBoundaries.isWord(c)) {
        inWord = false;
        continue;
      }
      if (!inWord) {
        inWord = i == 0 || !WordBoundaries.isWord(text[i - 1]);
        begin = i;
        key = 0;
      } else if (i - begin <= MAX_LENGTH && Arrays.binarySearch(PARTICLES, key) >= 0) {
        starts[i >> 6] |= 1L << i;
      }
      key = key << Character.SIZE | c;
    }
  }
}
