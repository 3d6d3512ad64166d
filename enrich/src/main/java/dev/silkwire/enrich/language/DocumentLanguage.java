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
 * The language of an article: what it says of itself, unless its script says otherwise, or its own
 * small words clearly do; else what its script and its small words say. Immutable and safe to
 * share.
 */
public final class DocumentLanguage {
  private static final int GLANCE = 300;
  private static final int SAMPLE = 800;
  private static final int PARAGRAPH = 60;
  private static final double ENOUGH = 1;
  private static final double CLEAR = 8;
  private static final double CLEARLY_MORE = 4;
  private static final double LETTER = 0.5;
  private static final char FIRST_NOTED = 0xA0;
  private static final Pattern TAG = Pattern.compile("[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{1,8})*");
  private static final Set<String> UNDETERMINED = Set.of("und", "zxx", "mul");

  private final List<String> languages = new ArrayList<>();

  /** The languages that are written in each, as indexes. */
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

  /** The language, BCP-47; null when nothing tells. */
  public @Nullable String of(@Nullable String declared, String article) {
    String text = sample(article);
    Script script = Script.of(text);
    String said = readable(declared);
    if (script == Script.NONE) {
      return said;
    }
    if (said != null && script.writes(said)) {
      return confirmed(said, script, text);
    }
    double[] scores = scores(text, SAMPLE);
    int best = best(scores, script);
    return best >= 0 && scores[best] >= ENOUGH ? languages.get(best) : script.language();
  }

  /** The longest line, which is no boilerplate; all of it where no line is long. */
  private static String sample(String text) {
    int from = 0;
    int to = 0;
    for (int start = 0; start < text.length() && to - from < SAMPLE; ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end - start > to - from) {
        from = start;
        to = end;
      }
      start = end + 1;
    }
    return to - from < PARAGRAPH ? text : text.substring(from, to);
  }

  /** Sites that never changed their template's language are common: its words outvote it. */
  private String confirmed(String said, Script script, String text) {
    int own = languages.indexOf(primary(said));
    if (own < 0 || best(scores(text, GLANCE), script) == own) {
      return said;
    }
    double[] scores = scores(text, SAMPLE);
    int best = best(scores, script);
    boolean outvoted =
        best >= 0 && scores[best] >= CLEAR && scores[best] >= CLEARLY_MORE * scores[own];
    return outvoted ? languages.get(best) : said;
  }

  /** The language of a tag, without region and script. */
  public static String primary(String tag) {
    int end = 0;
    while (end < tag.length() && tag.charAt(end) != '-' && tag.charAt(end) != '_') {
      end++;
    }
    return tag.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static @Nullable String readable(@Nullable String declared) {
    boolean says =
        declared != null && TAG.matcher(declared).matches() && !UNDETERMINED.contains(declared);
    return says ? declared : null;
  }

  private int best(double[] scores, Script script) {
    int best = -1;
    for (int l : byScript.getOrDefault(script, List.of())) {
      best = scores[l] > 0 && (best < 0 || scores[l] > scores[best]) ? l : best;
    }
    return best;
  }

  private double[] scores(String text, int most) {
    double[] scores = new double[languages.size()];
    int length = Math.min(most, text.length());
    long hash = FunctionWords.NO_LETTERS;
    for (int i = 0; i <= length; i++) {
      char c = i == length ? ' ' : CharTables.lower(text.charAt(i));
      if (!isOfWord(c)) {
        vote(scores, words.of(hash), 1);
        hash = FunctionWords.NO_LETTERS;
        continue;
      }
      hash = FunctionWords.hash(hash, c);
      if (c >= FIRST_NOTED) {
        vote(scores, letters.of(FunctionWords.hash(FunctionWords.NO_LETTERS, c)), LETTER);
      }
    }
    return scores;
  }

  private static boolean isOfWord(char c) {
    if (c < FIRST_NOTED) {
      return c >= 'a' && c <= 'z';
    }
    int type = Character.getType(c);
    return Character.isLetter(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static void vote(double[] scores, int @Nullable [] languages, double weight) {
    if (languages != null) {
      for (int language : languages) {
        scores[language] += weight / languages.length;
      }
    }
  }
}
