package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Translations of the catalogue's English context words: "China" beside "CIPS" in a Russian report
 * is "Китай". Immutable and safe to share.
 */
final class ContextWords {
  private final Map<String, List<String>> translations = new HashMap<>();

  ContextWords() {
    for (String line : RuleFile.lines("/initiative/context-words.tsv")) {
      List<String> columns = RuleFile.columns(line);
      translations.put(columns.get(0), RuleFile.items(columns.get(1)));
    }
  }

  /** Returns words together with their translations. */
  List<String> withTranslations(List<String> words) {
    List<String> all = new ArrayList<>(words);
    words.forEach(w -> all.addAll(translations.getOrDefault(w, List.of())));
    return all;
  }
}
