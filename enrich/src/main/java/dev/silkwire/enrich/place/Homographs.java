package dev.silkwire.enrich.place;

import dev.silkwire.enrich.rules.RuleFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Homographs: place names that are ordinary words in another language, such as "Lima", which means
 * five in Indonesian. Immutable and safe to share.
 */
public final class Homographs {
  private final Map<String, Set<String>> byLanguage = new HashMap<>();

  public Homographs() {
    for (String line : RuleFile.lines("/country/other-words.tsv")) {
      List<String> columns = RuleFile.columns(line);
      byLanguage.put(columns.get(0), Set.copyOf(RuleFile.items(columns.get(1))));
    }
  }

  /** Returns the place names that are ordinary words in a language. */
  Set<String> in(String language) {
    return byLanguage.getOrDefault(language, Set.of());
  }
}
