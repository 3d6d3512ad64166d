package dev.silkwire.enrich.country;

import dev.silkwire.enrich.inflection.Declensions;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.FoundPhrase.Subject;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.trie.CaseRule;
import dev.silkwire.enrich.trie.PhraseTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one country, or to few, without naming it: its parliament, its parties, its
 * courts. National news is full of them, and says nowhere which nation it is about. Immutable and
 * safe to share.
 */
final class Institutions {
  private static final String ENGLISH = "en";

  private final PhraseTrie<Institution> trie;

  /**
   * A word or name.
   *
   * @param codes of the countries it belongs to
   * @param own whether it is enough alone
   * @param language of the articles it counts in; null for any
   * @param form as listed
   */
  record Institution(List<String> codes, boolean own, @Nullable String language, String form) {
    /** The same, of the countries to count it under. */
    Institution in(RollUp rollUp) {
      return new Institution(
          codes.stream().map(rollUp::of).distinct().toList(), own, language, form);
    }
  }

  /** Where one stands in an article. */
  record Hit(Institution institution, int passage, int from, int to) {
    /** The same, of the countries to count it under. */
    Hit in(RollUp rollUp) {
      return new Hit(institution.in(rollUp), passage, from, to);
    }

    /** For an explanation, by country. */
    List<FoundPhrase> findings() {
      String rule =
          institution.own
              ? "belongs to a country without naming it"
              : "belongs to several countries";
      return institution.codes.stream()
          .map(code -> new FoundPhrase(Subject.COUNTRY, code, passage, from, to, false, rule, 0))
          .toList();
    }
  }

  Institutions() {
    PhraseTrie.Builder<Institution> builder = new PhraseTrie.Builder<>();
    for (String line : RuleFile.lines("/country/institutions.tsv")) {
      List<String> columns = RuleFile.columns(line);
      List<String> codes = List.of(columns.get(0).split(","));
      boolean own = columns.get(1).equals("own");
      String language = RuleFile.language(columns.get(2));
      for (String form : RuleFile.items(columns.get(3))) {
        Institution institution = new Institution(codes, own, language, form);
        Declensions.of(form, language).forEach(f -> builder.add(f, CaseRule.EXACT, institution));
      }
    }
    this.trie = builder.build();
  }

  /**
   * Those in the passages of an article, in reading order.
   *
   * @param language of the article, BCP-47; null when unknown
   */
  List<Hit> in(List<Passage> passages, @Nullable String language) {
    String spoken = language == null ? ENGLISH : DocumentLanguage.primary(language);
    List<Hit> hits = new ArrayList<>();
    for (int p = 0; p < passages.size(); p++) {
      for (PhraseTrie.Match<Institution> match :
          trie.find(passages.get(p).text(), i -> counts(i, spoken))) {
        for (Institution institution : match.values()) {
          hits.add(new Hit(institution, p, match.from(), match.to()));
        }
      }
    }
    return hits;
  }

  private static boolean counts(Institution institution, String language) {
    return institution.language == null || Objects.equals(institution.language, language);
  }
}
