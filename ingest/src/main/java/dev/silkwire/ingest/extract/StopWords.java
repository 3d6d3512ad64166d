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
    Count count = count(text);
    String best = count.best();
    return count.of(best) >= FEW_WORDS && count.of(best) * 20 >= count.words ? best : null;
  }

  /** The language that is claimed, unless another has far more words in the text. */
  String outvoted(String claim, String text) {
    if (!languages.contains(claim)) {
      return claim;
    }
    Count count = count(text);
    String best = count.best();
    int most = count.of(best);
    return best != null && most >= CONVINCING && most > OUTVOTED * count.of(claim) ? best : claim;
  }

  private Count count(String text) {
    Count count = new Count();
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

  private List<String> languages(String word) {
    return languagesByWord.getOrDefault(word.toLowerCase(Locale.ROOT), List.of());
  }

  /** The words of a text, and how many of them are each language's. */
  private static final class Count {
    private final Map<String, Integer> hits = new HashMap<>();
    private int words;

    void add(List<String> languages) {
      words++;
      languages.forEach(language -> hits.merge(language, 1, Integer::sum));
    }

    int of(@Nullable String language) {
      return language == null ? 0 : hits.getOrDefault(language, 0);
    }

    /** The language with most of them, null when there is none. */
    @Nullable String best() {
      return hits.entrySet().stream()
          .min(
              Map.Entry.<String, Integer>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .orElse(null);
    }
  }
}
