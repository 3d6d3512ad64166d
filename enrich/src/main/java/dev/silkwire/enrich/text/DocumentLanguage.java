package dev.silkwire.enrich.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language of an article: what it says of itself, unless its script says otherwise; else what
 * its script and its small words say. Immutable and safe to share.
 */
public final class DocumentLanguage {
  private static final int SAMPLE = 1_000;
  private static final int FEWEST_WORDS = 2;

  /** By word, the languages it is a small word of. */
  private final Map<String, List<String>> languagesByWord = new HashMap<>();

  private final List<String> languages = new ArrayList<>();

  public DocumentLanguage() {
    for (String line : DataFile.lines("/text/function-words.txt")) {
      String[] parts = line.split(": ", 2);
      languages.add(parts[0]);
      for (String word : parts[1].split(" ")) {
        languagesByWord.computeIfAbsent(word, w -> new ArrayList<>()).add(parts[0]);
      }
    }
  }

  /** The language, BCP-47; null when nothing tells. */
  public @Nullable String of(@Nullable String declared, String text) {
    Script script = Script.of(text);
    if (declared != null && (script == Script.NONE || script.writes(declared))) {
      return declared;
    }
    if (script == Script.LATIN) {
      return mostWords(text);
    }
    return script.language(text);
  }

  private @Nullable String mostWords(String text) {
    String sample = text.substring(0, Math.min(SAMPLE, text.length())).toLowerCase(Locale.ROOT);
    Map<String, Integer> counts = new HashMap<>();
    int begin = 0;
    for (int i = 0; i <= sample.length(); i++) {
      if (i == sample.length() || !Character.isLetter(sample.charAt(i))) {
        for (String l : languagesByWord.getOrDefault(sample.substring(begin, i), List.of())) {
          counts.merge(l, 1, Integer::sum);
        }
        begin = i + 1;
      }
    }
    String best = null;
    for (String language : languages) {
      int count = counts.getOrDefault(language, 0);
      if (count >= FEWEST_WORDS && (best == null || count > counts.getOrDefault(best, 0))) {
        best = language;
      }
    }
    return best;
  }
}
