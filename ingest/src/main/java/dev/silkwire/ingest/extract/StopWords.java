package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.Lines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The language of a text in Latin script by its commonest short words. Immutable. */
final class StopWords {
  private static final int FEW_WORDS = 4;
  private static final int CONVINCING = 10;
  private static final double OUTVOTED = 2.5;

  private final Map<String, List<String>> languagesByWord = new HashMap<>();
  private final Set<String> languages;
  private final int longest;

  StopWords() {
    for (String line : Lines.of(StopWords.class, "stop-words.txt")) {
      List<String> row = List.of(line.split(" "));
      for (String word : Set.copyOf(row.subList(1, row.size()))) {
        languagesByWord.computeIfAbsent(word, k -> new ArrayList<>()).add(row.get(0));
      }
    }
    this.languages =
        languagesByWord.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());
    this.longest = languagesByWord.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** The language that a text is full of, null when it is of none. */
  @Nullable String language(String text) {
    Map<String, Integer> hits = new HashMap<>();
    int words = count(text, hits);
    String best = most(hits);
    int most = best == null ? 0 : hits.getOrDefault(best, 0);
    return most >= FEW_WORDS && most * 20 >= words ? best : null;
  }

  /** The language that is claimed, unless another has far more words in the text. */
  String outvoted(String claim, String text) {
    if (!languages.contains(claim)) {
      return claim;
    }
    Map<String, Integer> hits = new HashMap<>();
    count(text, hits);
    String best = most(hits);
    int most = best == null ? 0 : hits.getOrDefault(best, 0);
    boolean outvoted = most >= CONVINCING && most > OUTVOTED * hits.getOrDefault(claim, 0);
    return best != null && outvoted ? best : claim;
  }

  /** Counts the words of each language, and all words. */
  private int count(String text, Map<String, Integer> hits) {
    int words = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !Character.isLetter(text.charAt(i))) {
        if (i > start) {
          words++;
          count(start, i, text, hits);
        }
        start = i + 1;
      }
    }
    return words;
  }

  private void count(int start, int end, String text, Map<String, Integer> hits) {
    if (end - start <= longest) {
      String word = text.substring(start, end).toLowerCase(Locale.ROOT);
      for (String language : languagesByWord.getOrDefault(word, List.of())) {
        hits.merge(language, 1, Integer::sum);
      }
    }
  }

  private static @Nullable String most(Map<String, Integer> hits) {
    return hits.entrySet().stream()
        .min(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
