package dev.silkwire.enrich.text;

import java.util.Arrays;

/**
 * Small words that are written onto the front of a word: Arabic <i>wa-, fa-, bi-, li-, ka-, al-</i>
 * and Hebrew <i>be-, ha-, ve-, le-, mi-, she-, ke-</i>, alone and together. A phrase may begin
 * behind them.
 */
final class WordPrefixes {
  private static final char FIRST_LETTER = 0x0590;

  private static final char BEHIND_LAST_LETTER = 0x0700;
  private static final int LONGEST = 4;
  private static final long[] KNOWN =
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

  /** Whether a letter belongs to an alphabet that knows such words. */
  static boolean mayHold(char c) {
    return c >= FIRST_LETTER && c < BEHIND_LAST_LETTER;
  }

  /** Adds the places behind particles to the places where words begin. */
  static void addStarts(char[] text, long[] starts) {
    int begin = 0;
    boolean inside = false;
    long key = 0;
    for (int i = 0; i < text.length; i++) {
      char c = text[i];
      if (!mayHold(c) || !WordBoundaries.isWord(c)) {
        inside = false;
        continue;
      }
      if (!inside) {
        inside = i == 0 || !WordBoundaries.isWord(text[i - 1]);
        begin = i;
        key = 0;
      } else if (i - begin <= LONGEST && Arrays.binarySearch(KNOWN, key) >= 0) {
        starts[i >> 6] |= 1L << i;
      }
      key = key << Character.SIZE | c;
    }
  }
}
