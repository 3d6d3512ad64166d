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
 * A tokenizer for documents and queries. Words consist of letters and digits, in lower case and
 * without accents. In scripts without spaces between words, text is split into overlapping bigrams,
 * as Lucene's CJKBigramFilter does. The last letter of a run is also a word, so that a single
 * letter is found as the prefix of a word. Stateless.
 */
public final class Tokenizer {
  /** A word between title, text and captions, so that no phrase spans them; private use. */
  public static final String BREAK = "\uE000";

  private static final int MAX_WORD_CHARS = 40;
  private static final int MAX_WORDS = 16_000;
  private static final Set<UnicodeScript> SCRIPTS_WITHOUT_SPACES =
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
  private static final Set<UnicodeScript> SCRIPTS_WITH_ACCENTS =
      EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

  private Tokenizer() {}

  /** Returns the words of consecutive texts, at most {@value MAX_WORDS}. */
  public static List<String> of(List<String> texts) {
    List<String> words = new ArrayList<>();
    for (String text : texts) {
      if (!words.isEmpty()) {
        words.add(BREAK);
      }
      for (Run run : runs(text)) {
        words.addAll(run.words());
      }
      if (words.size() > MAX_WORDS) {
        return List.copyOf(words.subList(0, MAX_WORDS));
      }
    }
    return words;
  }

  /**
   * A run of letters without a space.
   *
   * @param text the letters, each followed by its combining marks
   * @param bigrams whether the run is split into bigrams; otherwise it is one word
   */
  record Run(String text, boolean bigrams) {
    List<String> words() {
      if (!bigrams) {
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
      int start = 0;
      for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
        if (i > start && Character.isLetterOrDigit(text.codePointAt(i))) {
          letters.add(text.substring(start, i));
          start = i;
        }
      }
      letters.add(text.substring(start));
      return letters;
    }
  }

  /** Returns the runs of a text, in order. */
  static List<Run> runs(String text) {
    RunBuilder builder = new RunBuilder();
    Normalizer.normalize(text, Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(builder::add);
    return builder.build();
  }

  /** Splits code points into runs. For one thread. */
  private static final class RunBuilder {
    private static final int ASCII_LIMIT = 0x80;

    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private boolean bigrams;
    private boolean dropsAccents;

    void add(int c) {
      if (c < ASCII_LIMIT) {
        addAscii(c);
      } else if (Character.isLetterOrDigit(c)) {
        addLetter(c);
      } else if (isMark(c)) {
        addMark(c);
      } else if (Character.getType(c) != Character.FORMAT) {
        endRun();
      }
    }

    private void addAscii(int c) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        append(c, false, true);
      } else {
        endRun();
      }
    }

    private static boolean isMark(int c) {
      int type = Character.getType(c);
      return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private void addLetter(int c) {
      UnicodeScript script = UnicodeScript.of(c);
      boolean hasAccents = SCRIPTS_WITH_ACCENTS.contains(script);
      append(hasAccents ? baseLetter(c) : c, SCRIPTS_WITHOUT_SPACES.contains(script), hasAccents);
    }

    private static int baseLetter(int c) {
      return Normalizer.normalize(Character.toString(c), Form.NFD).codePointAt(0);
    }

    private void append(int c, boolean inBigrams, boolean hasAccents) {
      if (inBigrams != bigrams) {
        endRun();
      }
      bigrams = inBigrams;
      dropsAccents = hasAccents;
      if (bigrams || run.length() < MAX_WORD_CHARS) {
        run.appendCodePoint(c);
      }
    }

    /** Drops accents and optional vowels; keeps marks that are part of the letter. */
    private void addMark(int c) {
      if (!run.isEmpty() && !dropsAccents && !isOptionalVowel(c)) {
        run.appendCodePoint(c);
      }
    }

    /** Returns whether most texts omit this mark: a vowel of Arabic or a point of Hebrew. */
    private static boolean isOptionalVowel(int c) {
      return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x0591 && c <= 0x05C7);
    }

    private void endRun() {
      if (!run.isEmpty()) {
        runs.add(new Run(run.toString(), bigrams));
        run.setLength(0);
      }
    }

    List<Run> build() {
      endRun();
      return runs;
    }
  }
}
