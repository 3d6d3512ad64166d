package dev.silkwire.ingest.published;

import dev.silkwire.ingest.page.PhraseList;

/**
 * Finds the date of publication in lines with several dates, such as "Updated 5 May, 17:30 |
 * Published 3 May, 10:15". Immutable.
 */
final class DateLabels {
  private final PhraseList published = new PhraseList(DateLabels.class, "published-phrases.txt");
  private final PhraseList updated = new PhraseList(DateLabels.class, "updated-phrases.txt");
  private final PhraseList other = new PhraseList(DateLabels.class, "other-date-phrases.txt");

  /** Returns the labels of dates of publication. */
  PhraseList published() {
    return published;
  }

  /** Returns the labels of dates of changes. */
  PhraseList updated() {
    return updated;
  }

  /** Returns the labels of dates that are not about the article. */
  PhraseList other() {
    return other;
  }

  /**
   * Returns the part of a line that can contain the date of publication; empty if it contains
   * another date.
   */
  String publication(String line) {
    String labelled = beforeOtherLabel(published.after(line));
    if (hasDigit(labelled)) {
      return labelled;
    }
    return updated.isAtStartOf(line) || other.isAtStartOf(line) ? "" : beforeOtherLabel(line);
  }

  /** Returns the text before the label of another date. */
  private String beforeOtherLabel(String text) {
    return updated.before(other.before(text));
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
