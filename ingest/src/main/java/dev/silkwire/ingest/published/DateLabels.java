package dev.silkwire.ingest.published;

import dev.silkwire.ingest.page.PhraseList;

/**
 * Reads lines such as "Updated 5 May, 17:30 | Published 3 May, 10:15": which part of them is the
 * date of publication. Immutable.
 */
final class DateLabels {
  private final PhraseList published = new PhraseList(DateLabels.class, "published-phrases.txt");
  private final PhraseList updated = new PhraseList(DateLabels.class, "updated-phrases.txt");
  private final PhraseList other = new PhraseList(DateLabels.class, "other-date-phrases.txt");

  /** What stands beside the date of publication. */
  PhraseList published() {
    return published;
  }

  /** What stands beside the date of a change. */
  PhraseList updated() {
    return updated;
  }

  /** What stands beside dates that are no story's. */
  PhraseList other() {
    return other;
  }

  /** The part of a line that can be the date of publication; empty when it is another date's. */
  String publication(String line) {
    String said = own(published.after(line));
    if (hasDigit(said)) {
      return said;
    }
    return updated.begin(line) || other.begin(line) ? "" : own(line);
  }

  /** What stands before the words for another date. */
  private String own(String text) {
    return updated.before(other.before(text));
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
