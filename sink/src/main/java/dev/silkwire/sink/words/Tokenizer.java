package dev.silkwire.sink.words;

import static java.lang.Character.UnicodeScript;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into words, the same for what is stored and for what is looked for: letters of one case
 * without accents, and digits. Scripts that put no blanks between words are cut into overlapping
 * pairs of letters, as Lucene's CJKBigramFilter does, and the last letter of a run stands alone
 * too, so that a single letter is found as the beginning of a pair. Stateless.
 */
public final class Tokenizer {
  /** Stands between title, text and captions, so that no phrase bridges them; private use. */
  public static final String BREAK = "\uE000";

  private static final int LONGEST_WORD = 40;
  private static final int MOST_WORDS = 16_000;
  private static final Set<UnicodeScript> WITHOUT_BLANKS =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);
  private static final Set<UnicodeScript> WITH_ACCENTS =
      EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

  private Tokenizer() {}

  /** The words of texts that follow one another, at most 16,000 of them. */
  public static List<String> of(List<String> texts) {
    List<String> words = new ArrayList<>();
    for (String text : texts) {
      if (!words.isEmpty()) {
        words.add(BREAK);
      }
      for (Run run : runs(text)) {
        words.addAll(run.words());
      }
      if (words.size() > MOST_WORDS) {
        return List.copyOf(words.subList(0, MOST_WORDS));
      }
    }
    return words;
  }

  /**
   * Letters that follow one another without a blank.
   *
   * @param text the letters, each followed by its marks
   * @param pairs whether they are cut into pairs, or are one word
   */
  record Run(String text, boolean pairs) {
    List<String> words() {
      if (!pairs) {
        return List.of(text);
      }
      List<String> letters = letters();
      List<String> words = new ArrayList<>(letters.size());
      for (int i = 0; i + 1 < letters.size(); i++) {
        words.add(letters.get(i) + letters.get(i + 1));
      }
      words.add(letters.get(letters.size() - 1));
      return words;
    }

    private List<String> letters() {
      List<String> letters = new ArrayList<>();
      int from = 0;
      for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
        if (i > from && Character.isLetterOrDigit(text.codePointAt(i))) {
          letters.add(text.substring(from, i));
          from = i;
        }
      }
      letters.add(text.substring(from));
      return letters;
    }
  }

  /** The runs of a text, in order. */
  static List<Run> runs(String text) {
    Cutter cutter = new Cutter();
    Normalizer.normalize(text, Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(cutter::take);
    return cutter.done();
  }

  /** Takes code points one by one. For one thread. */
  private static final class Cutter {
    private static final int ASCII = 0x80;

    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private boolean pairs;
    private boolean foldsMarks;

    void take(int c) {
      if (c < ASCII) {
        takeAscii(c);
      } else if (Character.isLetterOrDigit(c)) {
        letter(c);
      } else if (isMark(c)) {
        mark(c);
      } else if (Character.getType(c) != Character.FORMAT) {
        end();
      }
    }

    private void takeAscii(int c) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        put(c, false, true);
      } else {
        end();
      }
    }

    private static boolean isMark(int c) {
      int type = Character.getType(c);
      return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private void letter(int c) {
      UnicodeScript script = UnicodeScript.of(c);
      boolean folds = WITH_ACCENTS.contains(script);
      put(folds ? base(c) : c, WITHOUT_BLANKS.contains(script), folds);
    }

    private static int base(int c) {
      return Normalizer.normalize(Character.toString(c), Form.NFD).codePointAt(0);
    }

    private void put(int c, boolean inPairs, boolean folds) {
      if (inPairs != pairs) {
        end();
      }
      pairs = inPairs;
      foldsMarks = folds;
      if (pairs || run.length() < LONGEST_WORD) {
        run.appendCodePoint(c);
      }
    }

    /** An accent goes; a vowel sign, or what makes another letter, stays with its letter. */
    private void mark(int c) {
      if (!run.isEmpty() && !foldsMarks && !isLeftOutInMostTexts(c)) {
        run.appendCodePoint(c);
      }
    }

    /** The vowels of Arabic and the points of Hebrew. */
    private static boolean isLeftOutInMostTexts(int c) {
      return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x0591 && c <= 0x05C7);
    }

    private void end() {
      if (!run.isEmpty()) {
        runs.add(new Run(run.toString(), pairs));
        run.setLength(0);
      }
    }

    List<Run> done() {
      end();
      return runs;
    }
  }
}
