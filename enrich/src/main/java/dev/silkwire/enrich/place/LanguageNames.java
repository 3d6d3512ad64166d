package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.NormalText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A detector of language names, which are spelled like demonyms: "in French", "habla inglés".
 * Immutable and safe to share.
 */
public final class LanguageNames {
  private static final int MAX_LIST_GAP_CHARS = 6;
  private static final Pattern LIST_SEPARATOR =
      Pattern.compile(",? (?:and|or|und|oder|et|ou|y|o|e|és|и)? ?");

  /** Context words by language and rule, such as {@code "en before"}. */
  private final Map<String, Set<String>> words = new HashMap<>();

  public LanguageNames() {
    for (String line : RuleFile.lines("/country/language-names.tsv")) {
      List<String> columns = RuleFile.columns(line);
      words
          .computeIfAbsent(columns.get(0) + " " + columns.get(1), k -> new HashSet<>())
          .addAll(RuleFile.items(columns.get(2)));
    }
  }

  /** Returns whether a demonym names a language, by the words around it. */
  boolean isLanguage(NormalText text, PlaceHit hit) {
    String language = hit.place().language();
    if (hit.place().kind() != PlaceKind.DEMONYM || language == null) {
      return false;
    }
    Surroundings around = new Surroundings(text);
    String before = around.wordBefore(hit.from()).toLowerCase(Locale.ROOT);
    String after = around.wordAfter(hit.to()).toLowerCase(Locale.ROOT);
    return has(language, "before", before)
        || has(language, "after", after)
        || (has(language, "in", before) && (after.isEmpty() || has(language, "joining", after)));
  }

  /** Returns whether a demonym continues a list of languages: "speaks French and German". */
  boolean isInList(NormalText text, PlaceHit language, PlaceHit next) {
    int gap = next.from() - language.to();
    if (next.place().kind() != PlaceKind.DEMONYM
        || language.passage() != next.passage()
        || gap < 2
        || gap > MAX_LIST_GAP_CHARS) {
      return false;
    }
    return LIST_SEPARATOR.matcher(text.cased(language.to(), next.from())).matches();
  }

  private boolean has(String language, String column, String word) {
    return words.getOrDefault(language + " " + column, Set.of()).contains(word);
  }
}
