package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.record.Initiative;
import dev.silkwire.enrich.text.ContextTerms;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form by which texts name an initiative.
 *
 * @param initiative the initiative
 * @param kind how reliable the form is
 * @param phrase the form itself
 * @param language language of the form, BCP-47; null for any
 * @param supports terms of which one must be nearby, if the kind requires it
 * @param rivals other meanings of an ambiguous acronym
 */
record Form(
    Initiative initiative,
    FormKind kind,
    String phrase,
    @Nullable String language,
    ContextTerms supports,
    ContextTerms rivals) {
  static final String ENGLISH = "en";
  private static final ContextTerms NONE = new ContextTerms(List.of());

  /** The reliability of a form, most reliable first. */
  enum FormKind {
    /** A name that refers to the initiative only. */
    NAME("name"),
    /** An acronym with other meanings. */
    AMBIGUOUS_ACRONYM("acronym"),
    /** A generic phrase. */
    CONTEXTUAL("phrase"),
    /** A phrase that contains a form but refers to something else. */
    EXCLUDED("exclusion");

    private final String label;

    FormKind(String label) {
      this.label = label;
    }

    /** Returns the kind in words, for explanations. */
    String label() {
      return label;
    }
  }

  static Form name(Initiative it, String phrase, String language) {
    return new Form(it, FormKind.NAME, phrase, language, NONE, NONE);
  }

  static Form acronym(Initiative it, Initiative.Acronym acronym, ContextWords words) {
    FormKind kind = acronym.ambiguous() ? FormKind.AMBIGUOUS_ACRONYM : FormKind.NAME;
    ContextTerms supports = new ContextTerms(words.withTranslations(acronym.context()));
    String language = acronym.lang();
    return new Form(it, kind, acronym.form(), language, supports, rivals(acronym));
  }

  static Form contextual(Initiative it, Initiative.Contextual contextual) {
    ContextTerms supports = new ContextTerms(contextual.requires());
    String phrase = contextual.phrase();
    return new Form(it, FormKind.CONTEXTUAL, phrase, ENGLISH, supports, NONE);
  }

  static Form excluded(Initiative it, String phrase) {
    return new Form(it, FormKind.EXCLUDED, phrase, null, NONE, NONE);
  }

  /** Returns the other meanings of an acronym in lower case, without remarks in brackets. */
  private static ContextTerms rivals(Initiative.Acronym acronym) {
    String not = acronym.not() == null ? "" : acronym.not().toLowerCase(Locale.ROOT);
    return new ContextTerms(
        Stream.of(not.replaceAll("\\([^)]*\\)", "").split("[,;]"))
            .filter(other -> !other.strip().equalsIgnoreCase(acronym.form()))
            .toList());
  }

  String id() {
    return initiative.id();
  }

  /** Returns the names of the countries that lead the initiative; computed at each call. */
  ContextTerms leadCountries() {
    Locale locale = Locale.forLanguageTag(language == null ? ENGLISH : language);
    return new ContextTerms(
        initiative.lead().stream()
            .map(code -> new Locale("", code).getDisplayCountry(locale))
            .toList());
  }
}
