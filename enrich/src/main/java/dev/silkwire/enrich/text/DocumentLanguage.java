package dev.silkwire.enrich.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The language of an article: what it says of itself, unless its script says otherwise; else what
 * its script and its small words say. Immutable and safe to share.
 */
public final class DocumentLanguage {
  private static final int SAMPLE = 2_000;
  private static final int FEWEST_WORDS = 2;

  private final Map<String, Set<String>> functionWords = new LinkedHashMap<>();

  public DocumentLanguage() {
    for (String line : DataFile.lines("/text/function-words.txt")) {
      String[] parts = line.split(": ", 2);
      functionWords.put(parts[0], new HashSet<>(List.of(parts[1].split(" "))));
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
    String sample = text.substring(0, Math.min(SAMPLE, text.length()));
    Map<String, Integer> counts = new HashMap<>();
    for (String word : sample.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      functionWords.forEach(
          (language, words) -> {
            if (words.contains(word)) {
              counts.merge(language, 1, Integer::sum);
            }
          });
    }
    String best = null;
    for (String language : functionWords.keySet()) {
      int count = counts.getOrDefault(language, 0);
      if (count >= FEWEST_WORDS && (best == null || count > counts.getOrDefault(best, 0))) {
        best = language;
      }
    }
    return best;
  }
}
