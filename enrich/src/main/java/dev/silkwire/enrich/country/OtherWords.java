package dev.silkwire.enrich.country;

import dev.silkwire.enrich.text.DataFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of places that are ordinary words in one language: "Lima" is five in Indonesian. Immutable
 * and safe to share.
 */
final class OtherWords {
  private final Map<String, Set<String>> byLanguage = new HashMap<>();

  OtherWords() {
    for (String line : DataFile.lines("/country/other-words.tsv")) {
      List<String> columns = DataFile.columns(line);
      byLanguage.put(columns.get(0), Set.copyOf(DataFile.items(columns.get(1))));
    }
  }

  /** The names that are none in a language. */
  Set<String> in(String language) {
    return byLanguage.getOrDefault(language, Set.of());
  }
}
