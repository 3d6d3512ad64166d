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
 * Institutions that belong to one or a few countries and do not name them, such as parliaments,
 * parties and courts ({@code institutions.tsv}). Immutable and safe to share.
 */
final class Institutions {
  private static final String ENGLISH = "en";

  private final PhraseTrie<Institution> trie;

  /**
   * The name of an institution.
   *
   * @param codes the countries that have it
   * @param unique whether it is sufficient evidence for its country
   * @param language of the articles in which it counts; null for any
   * @param form the name as listed
   */
  record Institution(List<String> codes, boolean unique, @Nullable String language, String form) {
    /** Returns the institution with its codes rolled up. */
    Institution rolledUp(RollUp rollUp) {
      return new Institution(
          codes.stream().map(rollUp::of).distinct().toList(), unique, language, form);
    }
  }

  /** A mention of an institution in an article. */
  record Hit(Institution institution, int passage, int from, int to) {
    /** Returns the hit with its codes rolled up. */
    Hit rolledUp(RollUp rollUp) {
      return new Hit(institution.rolledUp(rollUp), passage, from, to);
    }

    /** Returns one entry of an explanation for each country. */
    List<FoundPhrase> findings() {
      String rule =
          institution.unique
              ? "belongs to a country without naming it"
              : "belongs to several countries";
      return institution.codes.stream()
          .map(code -> new FoundPhrase(Subject.COUNTRY, code, passage, from, to, false, rule, 0))
          .toList();
    }
  }

  /** Loads the institutions from the class path. */
  Institutions() {
    PhraseTrie.Builder<Institution> builder = new PhraseTrie.Builder<>();
    for (String line : RuleFile.lines("/country/institutions.tsv")) {
      List<String> columns = RuleFile.columns(line);
      List<String> codes = List.of(columns.get(0).split(","));
      boolean unique = columns.get(1).equals("own");
      String language = RuleFile.language(columns.get(2));
      for (String form : RuleFile.items(columns.get(3))) {
        Institution institution = new Institution(codes, unique, language, form);
        Declensions.of(form, language).forEach(f -> builder.add(f, CaseRule.EXACT, institution));
      }
    }
    this.trie = builder.build();
  }

  /**
   * Finds the institutions in the passages of an article, in reading order.
   *
   * @param language of the article, BCP-47; null if unknown, which is treated as English
   */
  List<Hit> find(List<Passage> passages, @Nullable String language) {
    String articleLanguage = language == null ? ENGLISH : DocumentLanguage.primary(language);
    List<Hit> hits = new ArrayList<>();
    for (int p = 0; p < passages.size(); p++) {
      for (PhraseTrie.Match<Institution> match :
          trie.find(passages.get(p).text(), i -> counts(i, articleLanguage))) {
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
