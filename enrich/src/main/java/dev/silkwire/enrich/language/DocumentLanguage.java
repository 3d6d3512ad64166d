package dev.silkwire.enrich.language;

import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.CharTables;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A language detector for articles. It returns the declared language, unless the script of the text
 * excludes it or the function words clearly show another one. Without a usable declaration it
 * detects the language by script and function words.
 *
 * <pre>{@code
 * new DocumentLanguage().of(null, "", "Le projet relève de la route de la soie"); // "fr"
 * }</pre>
 *
 * <p>Safe for concurrent use: it is immutable.
 */
public final class DocumentLanguage {
  /** Read first, to confirm a declaration fast. */
  private static final int CONFIRM_CHARS = 300;

  private static final int SAMPLE_CHARS = 800;

  /** Read only if the sample has too few function words. */
  private static final int LARGE_SAMPLE_CHARS = 8_000;

  private static final int MIN_PARAGRAPH_CHARS = 60;
  private static final double MIN_SCORE = 1;

  /** Score of another language that overrides the declared one. */
  private static final double MIN_OVERRIDE_SCORE = 8;

  /** How many times the declared language's score it must be. */
  private static final double MIN_OVERRIDE_RATIO = 4;

  private static final double LETTER_WEIGHT = 0.5;
  private static final char FIRST_SPECIAL_LETTER = 0xA0;
  private static final Pattern TAG = Pattern.compile("[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{1,8})*");
  private static final Set<String> UNDETERMINED = Set.of("und", "zxx", "mul");

  private final List<String> languages = new ArrayList<>();

  /** The indexes of the languages that are written in each script. */
  private final Map<Script, List<Integer>> byScript = new EnumMap<>(Script.class);

  private final FunctionWords words = new FunctionWords();
  private final FunctionWords letters = new FunctionWords();

  public DocumentLanguage() {
    for (String line : RuleFile.lines("/text/function-words.txt")) {
      int colon = line.indexOf(':');
      int language = languages.size();
      languages.add(line.substring(0, colon));
      addToScripts(language);
      String[] both = line.substring(colon + 1).split("\\+", 2);
      Stream.of(both[0].strip().split(" ")).distinct().forEach(w -> words.add(w, language));
      if (both.length > 1) {
        Stream.of(both[1].strip().split("")).distinct().forEach(l -> letters.add(l, language));
      }
    }
  }

  private void addToScripts(int language) {
    for (Script script : Script.values()) {
      if (script.writes(languages.get(language))) {
        byScript.computeIfAbsent(script, s -> new ArrayList<>()).add(language);
      }
    }
  }

  /**
   * Returns the language of an article, BCP-47; null when it is unknown.
   *
   * @param declared the declared language; null when there is none
   * @param title is read if the text is blank
   */
  public @Nullable String of(@Nullable String declared, String title, String text) {
    return of(declared, text.isBlank() ? title : text);
  }

  private @Nullable String of(@Nullable String declared, String article) {
    String text = sample(article);
    Script script = Script.of(text);
    String tag = validTag(declared);
    if (script == Script.NONE) {
      return tag;
    }
    if (tag != null && script.writes(tag)) {
      return checked(tag, script, text);
    }
    String detected = detected(text, SAMPLE_CHARS, script);
    if (detected == null) {
      detected = detected(article, LARGE_SAMPLE_CHARS, script);
    }
    return detected == null ? script.language() : detected;
  }

  private @Nullable String detected(String text, int limit, Script script) {
    double[] scores = scores(text, limit);
    int best = best(scores, script);
    return best >= 0 && scores[best] >= MIN_SCORE ? languages.get(best) : null;
  }

  /** Returns the longest line, which is rarely boilerplate; the whole text if no line is long. */
  private static String sample(String text) {
    int from = 0;
    int to = 0;
    for (int start = 0; start < text.length() && to - from < SAMPLE_CHARS; ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end - start > to - from) {
        from = start;
        to = end;
      }
      start = end + 1;
    }
    return to - from < MIN_PARAGRAPH_CHARS ? text : text.substring(from, to);
  }

  /** Checks a declaration by function words: many sites never changed their template's language. */
  private String checked(String declared, Script script, String text) {
    int own = languages.indexOf(primary(declared));
    if (own < 0 || best(scores(text, CONFIRM_CHARS), script) == own) {
      return declared;
    }
    double[] scores = scores(text, SAMPLE_CHARS);
    int best = best(scores, script);
    boolean overridden =
        best >= 0
            && scores[best] >= MIN_OVERRIDE_SCORE
            && scores[best] >= MIN_OVERRIDE_RATIO * scores[own];
    return overridden ? languages.get(best) : declared;
  }

  /** Returns the primary language subtag, in lower case. */
  public static String primary(String tag) {
    int end = 0;
    while (end < tag.length() && tag.charAt(end) != '-' && tag.charAt(end) != '_') {
      end++;
    }
    return tag.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the group of texts that a text is compared with: its primary language subtag, or the
   * name of its script if the language is unknown.
   */
  public static String group(@Nullable String language, String text) {
    return language == null ? Script.of(text).name().toLowerCase(Locale.ROOT) : primary(language);
  }

  private static @Nullable String validTag(@Nullable String declared) {
    boolean valid =
        declared != null && TAG.matcher(declared).matches() && !UNDETERMINED.contains(declared);
    return valid ? declared : null;
  }

  private int best(double[] scores, Script script) {
    int best = -1;
    for (int l : byScript.getOrDefault(script, List.of())) {
      best = scores[l] > 0 && (best < 0 || scores[l] > scores[best]) ? l : best;
    }
    return best;
  }

  private double[] scores(String text, int limit) {
    double[] scores = new double[languages.size()];
    int length = Math.min(limit, text.length());
    long hash = FunctionWords.EMPTY_WORD;
    for (int i = 0; i <= length; i++) {
      char c = i == length ? ' ' : CharTables.lower(text.charAt(i));
      if (!isWordChar(c)) {
        addScore(scores, words.of(hash), 1);
        hash = FunctionWords.EMPTY_WORD;
        continue;
      }
      hash = FunctionWords.hash(hash, c);
      if (c >= FIRST_SPECIAL_LETTER) {
        addScore(
            scores, letters.of(FunctionWords.hash(FunctionWords.EMPTY_WORD, c)), LETTER_WEIGHT);
      }
    }
    return scores;
  }

  private static boolean isWordChar(char c) {
    if (c < FIRST_SPECIAL_LETTER) {
      return c >= 'a' && c <= 'z';
    }
    int type = Character.getType(c);
    return Character.isLetter(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static void addScore(double[] scores, int @Nullable [] languages, double weight) {
    if (languages != null) {
      for (int language : languages) {
        scores[language] += weight / languages.length;
      }
    }
  }
}
