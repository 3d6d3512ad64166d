package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.Initiative;
import dev.silkwire.enrich.text.ContextTerms;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form by which texts name an initiative.
 *
 * @param initiative whose form it is
 * @param kind how sure it is
 * @param phrase the form itself
 * @param language it belongs to, BCP-47; null for any
 * @param supports terms of which one must stand near, where the kind asks for it
 * @param rivals what else an ambiguous acronym stands for
 */
record Form(
    Initiative initiative,
    Kind kind,
    String phrase,
    @Nullable String language,
    ContextTerms supports,
    ContextTerms rivals) {
  static final String ENGLISH = "en";
  private static final ContextTerms NONE = new ContextTerms(List.of());

  /** How sure a form is, surest first. */
  enum Kind {
    /** It names the initiative and nothing else. */
    NAME("name"),
    /** It stands for other things too. */
    AMBIGUOUS_ACRONYM("acronym"),
    /** A generic phrase. */
    CONTEXTUAL("phrase"),
    /** It contains a form and is something else. */
    EXCLUDED("exclusion");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** For a person. */
    String label() {
      return label;
    }
  }

  static Form name(Initiative it, String phrase, String language) {
    return new Form(it, Kind.NAME, phrase, language, NONE, NONE);
  }

  static Form acronym(Initiative it, Initiative.Acronym acronym, ContextWords words) {
    Kind kind = acronym.ambiguous() ? Kind.AMBIGUOUS_ACRONYM : Kind.NAME;
    ContextTerms supports = new ContextTerms(words.everywhere(acronym.context()));
    String language = acronym.lang();
    return new Form(it, kind, acronym.form(), language, supports, rivals(acronym));
  }

  static Form contextual(Initiative it, Initiative.Contextual contextual) {
    ContextTerms supports = new ContextTerms(contextual.requires());
    String phrase = contextual.phrase();
    return new Form(it, Kind.CONTEXTUAL, phrase, ENGLISH, supports, NONE);
  }

  static Form excluded(Initiative it, String phrase) {
    return new Form(it, Kind.EXCLUDED, phrase, null, NONE, NONE);
  }

  /** What else an acronym stands for, in any case, without what brackets remark. */
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

  /** Names of the countries that lead the initiative; few forms are ever asked for them. */
  ContextTerms leads() {
    Locale reader = Locale.forLanguageTag(language == null ? ENGLISH : language);
    return new ContextTerms(
        initiative.lead().stream()
            .map(code -> new Locale("", code).getDisplayCountry(reader))
            .toList());
  }
}
