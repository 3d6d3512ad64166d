package dev.silkwire.enrich.place;

import dev.silkwire.enrich.rules.RuleFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of places that are ordinary words in one language: "Lima" is five in Indonesian. Immutable
 * and safe to share.
 */
public final class Homographs {
  private final Map<String, Set<String>> byLanguage = new HashMap<>();

  public Homographs() {
    for (String line : RuleFile.lines("/country/other-words.tsv")) {
      List<String> columns = RuleFile.columns(line);
      byLanguage.put(columns.get(0), Set.copyOf(RuleFile.items(columns.get(1))));
    }
  }

  /** The names that are none in a language. */
  Set<String> in(String language) {
    return byLanguage.getOrDefault(language, Set.of());
  }
}
