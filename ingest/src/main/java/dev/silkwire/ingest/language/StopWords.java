package dev.silkwire.ingest.language;

import dev.silkwire.ingest.text.ResourceLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Language detection by stop words, for texts in Latin script. Immutable. */
final class StopWords {
  private static final int FEW_WORDS = 4;
  private static final int CONVINCING = 10;
  private static final double OUTVOTED = 2.5;

  /** Sorted by code. */
  private final List<String> languages;

  private final Map<String, List<Integer>> languagesByWord = new HashMap<>();
  private final int longest;

  StopWords() {
    List<List<String>> rows =
        ResourceLines.of(StopWords.class, "stop-words.txt").stream()
            .map(line -> List.of(line.split(" ")))
            .toList();
    this.languages = rows.stream().map(row -> row.get(0)).distinct().sorted().toList();
    for (List<String> row : rows) {
      int language = languages.indexOf(row.get(0));
      for (String word : Set.copyOf(row.subList(1, row.size()))) {
        languagesByWord.computeIfAbsent(word, k -> new ArrayList<>()).add(language);
      }
    }
    this.longest = languagesByWord.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** Returns the language whose stop words are frequent in the text, null if none is. */
  @Nullable String language(String text) {
    Count count = count(text);
    int best = count.best();
    boolean full = count.of(best) >= FEW_WORDS && count.of(best) * 20 >= count.words;
    return full ? languages.get(best) : null;
  }

  /** Returns the declared language, or another that has far more stop words in the text. */
  String outvoted(String claim, String text) {
    int claimed = languages.indexOf(claim);
    if (claimed < 0) {
      return claim;
    }
    Count count = count(text);
    int best = count.best();
    int most = count.of(best);
    boolean outvoted = most >= CONVINCING && most > OUTVOTED * count.of(claimed);
    return outvoted ? languages.get(best) : claim;
  }

  private Count count(String text) {
    Count count = new Count(languages.size());
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !Character.isLetter(text.charAt(i))) {
        if (i > start) {
          count.add(i - start > longest ? List.of() : languages(text.substring(start, i)));
        }
        start = i + 1;
      }
    }
    return count;
  }

  private List<Integer> languages(String word) {
    return languagesByWord.getOrDefault(word.toLowerCase(Locale.ROOT), List.of());
  }

  /** The number of words in a text, and of stop words by language. */
  private static final class Count {
    private final int[] hits;
    private int words;

    Count(int languages) {
      this.hits = new int[languages];
    }

    void add(List<Integer> languages) {
      words++;
      for (int i = 0; i < languages.size(); i++) {
        hits[languages.get(i)]++;
      }
    }

    int of(int language) {
      return hits[language];
    }

    /** Returns the language with the most stop words; of several, the first. */
    int best() {
      int best = 0;
      for (int i = 1; i < hits.length; i++) {
        best = hits[i] > hits[best] ? i : best;
      }
      return best;
    }
  }
}
