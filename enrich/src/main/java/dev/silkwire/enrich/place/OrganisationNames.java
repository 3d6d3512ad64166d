package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.NormalText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells places at the beginning or the end of an organisation's name by its other words: "China
 * Postal Savings Bank Co", "Cyberspace Administration of China". Immutable and safe to share.
 */
public final class OrganisationNames {
  private static final int MOST_WORDS = 6;
  private static final String OF = " of ";
  private static final Set<String> SMALL = Set.of("and", "of", "&", "for");

  private final Set<String> first = new HashSet<>();
  private final Set<String> last = new HashSet<>();

  public OrganisationNames() {
    for (String line : RuleFile.lines("/country/org-words.tsv")) {
      List<String> columns = RuleFile.columns(line);
      (columns.get(0).equals("first") ? first : last).addAll(RuleFile.items(columns.get(1)));
    }
  }

  /** Whether the words around make an organisation of a place's name. */
  boolean embed(NormalText text, PlaceHit hit) {
    Kind kind = hit.place().kind();
    return kind != Kind.DEMONYM && (begins(text, hit.to()) || ends(text, hit.from()));
  }

  /** Capitalised words follow, and a word for an organisation is among them. */
  private boolean begins(NormalText text, int to) {
    int at = to;
    for (int words = 0; words < MOST_WORDS; words++) {
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
      if (capital && last.contains(word)) {
        return true;
      }
      if (!capital && (words == 0 || !SMALL.contains(word))) {
        return false;
      }
      at = end;
    }
    return false;
  }

  private boolean ends(NormalText text, int from) {
    int of = from - OF.length();
    if (of <= 0 || !text.cased(of, from).equals(OF)) {
      return false;
    }
    int begin = of;
    while (begin > 0 && Character.isLetter(text.cased(begin - 1))) {
      begin--;
    }
    return first.contains(text.cased(begin, of));
  }
}
