package dev.silkwire.ingest.language;

import dev.silkwire.ingest.text.ResourceLines;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The languages of each script, and the letters that distinguish them. Immutable. */
final class ScriptLanguages {
  private static final int FEW_LETTERS = 8;
  private static final int DENSE = 0x2e80;

  private final Map<UnicodeScript, List<String>> languages = new EnumMap<>(UnicodeScript.class);
  private final List<Telling> telling = new ArrayList<>();
  private final Set<String> notLatin = new HashSet<>();

  ScriptLanguages() {
    for (String line : ResourceLines.of(ScriptLanguages.class, "script-languages.txt")) {
      List<String> row = List.of(line.split(" "));
      languages.put(UnicodeScript.forName(row.get(0)), row.subList(1, row.size()));
    }
    languages.values().forEach(notLatin::addAll);
    languages.getOrDefault(UnicodeScript.LATIN, List.of()).forEach(notLatin::remove);
    for (String line : ResourceLines.of(ScriptLanguages.class, "telling-letters.txt")) {
      telling.add(Telling.of(line.split(" ")));
    }
  }

  /** Letters that are more frequent, or rarer, in a language than in others of its script. */
  private record Telling(
      UnicodeScript script, String language, String some, double more, String hardly, double less) {

    static Telling of(String... row) {
      boolean lacks = row.length > 4;
      return new Telling(
          UnicodeScript.forName(row[0]),
          row[1],
          row[2],
          Double.parseDouble(row[3]),
          lacks ? row[4] : "",
          lacks ? Double.parseDouble(row[5]) : 1);
    }

    boolean tell(String text) {
      return share(some, text) > more && share(hardly, text) < less;
    }
  }

  /** Returns the script of most letters, null for short texts; one tenth of kana means Japanese. */
  static @Nullable UnicodeScript script(String text) {
    Map<UnicodeScript, Integer> counts = counts(text);
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    int kana =
        counts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    if (all < FEW_LETTERS) {
      return null;
    }
    return kana * 10 > all
        ? UnicodeScript.HIRAGANA
        : Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private static Map<UnicodeScript, Integer> counts(String text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    int ascii = 0;
    for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (c < 0x80) {
        ascii += Character.isLetter(c) ? 1 : 0;
      } else if (Character.isLetter(c)) {
        counts.merge(UnicodeScript.of(c), c >= DENSE ? 3 : 1, Integer::sum);
      }
    }
    counts.merge(UnicodeScript.LATIN, ascii, Integer::sum);
    return counts;
  }

  boolean isLatin(String language) {
    return !notLatin.contains(language);
  }

  /** Returns the language of a text in a non-Latin script, null if the script is unknown. */
  @Nullable String language(UnicodeScript script, @Nullable String claim, String text) {
    List<String> of = languages.getOrDefault(script, List.of());
    if (of.size() < 2) {
      return of.isEmpty() ? null : of.get(0);
    }
    boolean credible = claim != null && of.contains(claim);
    if (!credible || of.get(0).equals(claim)) {
      for (Telling letters : telling) {
        if (letters.script == script && letters.tell(text)) {
          return letters.language;
        }
      }
    }
    return credible ? claim : of.get(0);
  }

  private static double share(String letters, String text) {
    int hits = 0;
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      hits += letters.indexOf(c) >= 0 ? 1 : 0;
      all += Character.isLetter(c) ? 1 : 0;
    }
    return (double) hits / Math.max(1, all);
  }
}
