package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue entry: an initiative and the forms by which texts name it.
 *
 * @param id stable, such as {@code bri}
 * @param name as shown to people
 * @param family of initiatives it belongs to
 * @param kind such as {@code strategy}, {@code corridor}, {@code standard}
 * @param lead who proposed it: ISO 3166-1 alpha-2, or {@code XA} ASEAN, {@code XB} BIS or
 *     multilateral banks, {@code XF} African Union, {@code XG} G7, {@code EU}, {@code UN}
 * @param since the year it was proposed, null when unknown
 * @param parent the entry it is a part of, null when none
 * @param en English phrases; case, hyphens and dashes do not matter, words do
 * @param acronyms short forms, case-sensitive
 * @param contextual phrases that count only beside another term
 * @param names forms by BCP-47 language
 * @param regex patterns by language, for forms that inflect
 * @param exclude longer phrases that contain a form and are something else
 * @param note for people
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
   * A short form.
   *
   * @param form case-sensitive
   * @param ambiguous it stands for other things too, and needs a long form in the document or a
   *     context term nearby
   * @param lang BCP-47, null for any
   * @param not what else it stands for, for people
   * @param context terms that license it in the same or a neighbouring sentence
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
   * @param phrase case does not matter
   * @param requires terms of which one must stand in the same or a neighbouring sentence
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
