package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.Initiative;
import dev.silkwire.enrich.text.Terms;
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
 * @param leads names of the countries that lead the initiative
 */
record Form(
    Initiative initiative,
    Kind kind,
    String phrase,
    @Nullable String language,
    Terms supports,
    Terms rivals,
    Terms leads) {

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

  String id() {
    return initiative.id();
  }
}
