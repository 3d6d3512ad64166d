package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.text.FoundPhrase;

/**
 * An occurrence of a form in a passage, before its context is checked.
 *
 * @param form the form
 * @param passage index of the passage, from 0
 * @param from start in the passage's normalized text
 * @param to end, exclusive
 */
record Candidate(Form form, int passage, int from, int to) {
  String id() {
    return form.id();
  }

  /** Returns the entry of an explanation. */
  FoundPhrase finding(Decision decision) {
    return finding(decision, to);
  }

  /**
   * Returns the entry of an explanation.
   *
   * @param end end of the phrase with its apposition, exclusive
   */
  FoundPhrase finding(Decision decision, int end) {
    String rule = decision.rule() + ", " + form.kind().label() + " '" + form.phrase() + "'";
    return new FoundPhrase(
        FoundPhrase.Subject.INITIATIVE, id(), passage, from, end, decision.isMention(), rule, 0);
  }
}
