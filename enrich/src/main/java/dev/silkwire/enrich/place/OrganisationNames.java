package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.NormalText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A detector of place names that are part of an organisation's name: "China Postal Savings Bank
 * Co", "Cyberspace Administration of China". Immutable and safe to share.
 */
public final class OrganisationNames {
  private static final int MAX_WORDS = 6;
  private static final String OF = " of ";
  private static final Set<String> LOWER_CASE_WORDS = Set.of("and", "of", "&", "for");

  private final Set<String> leadingWords = new HashSet<>();
  private final Set<String> trailingWords = new HashSet<>();

  public OrganisationNames() {
    for (String line : RuleFile.lines("/country/org-words.tsv")) {
      List<String> columns = RuleFile.columns(line);
      (columns.get(0).equals("first") ? leadingWords : trailingWords)
          .addAll(RuleFile.items(columns.get(1)));
    }
  }

  /** Returns whether a place name is part of an organisation's name, by the words around it. */
  boolean isPartOfOrganisation(NormalText text, PlaceHit hit) {
    PlaceKind kind = hit.place().kind();
    return kind != PlaceKind.DEMONYM
        && (startsOrganisation(text, hit.to()) || endsOrganisation(text, hit.from()));
  }

  /** Returns whether capitalized words follow, one of which denotes an organisation. */
  private boolean startsOrganisation(NormalText text, int to) {
    int at = to;
    for (int words = 0; words < MAX_WORDS; words++) {
      if (at + 1 >= text.length() || text.cased(at) != ' ') {
        return false;
      }
      int end = at + 1;
      while (end < text.length()
          && (Character.isLetter(text.cased(end)) || text.cased(end) == '&')) {
        end++;
      }
      boolean capital = Character.isUpperCase(text.cased(at + 1));
      String word = text.cased(at + 1, end);
      if (capital && trailingWords.contains(word)) {
        return true;
      }
      if (!capital && (words == 0 || !LOWER_CASE_WORDS.contains(word))) {
        return false;
      }
      at = end;
    }
    return false;
  }

  private boolean endsOrganisation(NormalText text, int from) {
    int of = from - OF.length();
    if (of <= 0 || !text.cased(of, from).equals(OF)) {
      return false;
    }
    int begin = of;
    while (begin > 0 && Character.isLetter(text.cased(begin - 1))) {
      begin--;
    }
    return leadingWords.contains(text.cased(begin, of));
  }
}
