package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.Frozen;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue entry: an initiative and the forms by which texts name it.
 *
 * @param id stable id, such as {@code bri}
 * @param name name for display
 * @param family group of related initiatives, null if none
 * @param kind such as {@code strategy}, {@code corridor}, {@code standard}
 * @param lead countries that proposed it: ISO 3166-1 alpha-2, or {@code XA} ASEAN, {@code XB} BIS
 *     or multilateral banks, {@code XF} African Union, {@code XG} G7, {@code EU}, {@code UN}
 * @param since year of the proposal, null if unknown
 * @param parent id of the initiative of which it is a part, null if none
 * @param en English phrases, matched without regard to case, hyphens and dashes
 * @param acronyms acronyms, case-sensitive
 * @param contextual phrases that count only near another term
 * @param names forms by BCP-47 language
 * @param regex regular expressions by language, for inflected forms
 * @param exclude longer phrases that contain a form but refer to something else
 * @param note remark for readers of the catalogue
 */
public record Initiative(
    String id,
    String name,
    @Nullable String family,
    @Nullable String kind,
    List<String> lead,
    @Nullable Integer since,
    @Nullable String parent,
    List<String> en,
    List<Acronym> acronyms,
    List<Contextual> contextual,
    Map<String, List<String>> names,
    Map<String, String> regex,
    List<String> exclude,
    @Nullable String note) {

  /**
   * An acronym.
   *
   * @param form the acronym, case-sensitive
   * @param ambiguous whether it has other meanings; if so, it counts only with another form in the
   *     article or a context term nearby
   * @param lang BCP-47, null for any
   * @param not its other meanings, separated by commas or semicolons
   * @param context context terms, of which one must be in the same or a neighbouring sentence
   */
  public record Acronym(
      String form,
      boolean ambiguous,
      @Nullable String lang,
      @Nullable String not,
      List<String> context) {
    public Acronym {
      requireNonNull(form, "an acronym needs a form");
      context = Frozen.copy(context);
    }
  }

  /**
   * A generic phrase.
   *
   * @param phrase the phrase, matched in any case
   * @param requires terms of which one must be in the same or a neighbouring sentence
   */
  public record Contextual(String phrase, List<String> requires) {
    public Contextual {
      requireNonNull(phrase, "a contextual form needs a phrase");
      requires = Frozen.copy(requires);
    }
  }

  public Initiative {
    FieldCheck.id("id", requireNonNull(id, "an initiative needs an id"));
    FieldCheck.text("name", requireNonNull(name, "an initiative needs a name"), FieldLimits.OUTLET);
    lead = Frozen.copy(lead);
    en = Frozen.copy(en);
    acronyms = Frozen.copy(acronyms);
    contextual = Frozen.copy(contextual);
    names = Frozen.copy(names);
    regex = Frozen.copy(regex);
    exclude = Frozen.copy(exclude);
  }
}
