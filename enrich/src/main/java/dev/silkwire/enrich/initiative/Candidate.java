package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.text.FoundPhrase;

/**
 * A form in a passage, before its context was looked at.
 *
 * @param form which form
 * @param passage which passage, counted from 0
 * @param from where it begins in the passage's normal text
 * @param to behind its end
 */
record Candidate(Form form, int passage, int from, int to) {
  String id() {
    return form.id();
  }

  /** For an explanation. */
  FoundPhrase finding(Ruling ruling) {
    return finding(ruling, to);
  }

  /**
   * For an explanation.
   *
   * @param end behind what belongs to it, such as a short form in brackets
   */
  FoundPhrase finding(Ruling ruling, int end) {
    String rule = ruling.rule() + ", " + form.kind().label() + " '" + form.phrase() + "'";
    return new FoundPhrase(
        FoundPhrase.Subject.INITIATIVE, id(), passage, from, end, ruling.isLicensed(), rule, 0);
  }
}
