package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
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
 * Tells the name of a language from what belongs to its country: "in French", "habla inglés".
 * Immutable and safe to share.
 */
public final class LanguageNames {
  private static final int WIDEST_GAP = 6;
  private static final Pattern LIST = Pattern.compile(",? (?:and|or|und|oder|et|ou|y|o|e|és|и)? ?");

  /** By language and column of the rules, the words. */
  private final Map<String, Set<String>> words = new HashMap<>();

  public LanguageNames() {
    for (String line : RuleFile.lines("/country/language-names.tsv")) {
      List<String> columns = RuleFile.columns(line);
      words
          .computeIfAbsent(columns.get(0) + " " + columns.get(1), k -> new HashSet<>())
          .addAll(RuleFile.items(columns.get(2)));
    }
  }

  /** Whether the words around make a language of a demonym. */
  boolean isLanguage(NormalText text, PlaceHit hit) {
    String language = hit.place().language();
    if (hit.place().kind() != Kind.DEMONYM || language == null) {
      return false;
    }
    Surroundings around = new Surroundings(text);
    String before = around.wordBefore(hit.from()).toLowerCase(Locale.ROOT);
    String after = around.wordAfter(hit.to()).toLowerCase(Locale.ROOT);
    return has(language, "before", before)
        || has(language, "after", after)
        || (has(language, "in", before) && (after.isEmpty() || has(language, "joining", after)));
  }

  /** Whether two demonyms stand in one list: "speaks French and German". */
  boolean goOn(NormalText text, PlaceHit language, PlaceHit next) {
    int gap = next.from() - language.to();
    if (next.place().kind() != Kind.DEMONYM
        || language.passage() != next.passage()
        || gap < 2
        || gap > WIDEST_GAP) {
      return false;
    }
    return LIST.matcher(text.cased(language.to(), next.from())).matches();
  }

  private boolean has(String language, String column, String word) {
    return words.getOrDefault(language + " " + column, Set.of()).contains(word);
  }
}
