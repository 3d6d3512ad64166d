package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the catalogue's English words of context are in languages of other scripts: "China" beside
 * "CIPS" in a Russian report is "Китай". Immutable and safe to share.
 */
final class ContextWords {
  private final Map<String, List<String>> others = new HashMap<>();

  ContextWords() {
    for (String line : RuleFile.lines("/initiative/context-words.tsv")) {
      List<String> columns = RuleFile.columns(line);
      others.put(columns.get(0), RuleFile.items(columns.get(1)));
    }
  }

  /** The words and what stands for them. */
  List<String> everywhere(List<String> words) {
    List<String> all = new ArrayList<>(words);
    words.forEach(w -> all.addAll(others.getOrDefault(w, List.of())));
    return all;
  }
}
