package dev.silkwire.ingest.extract;

/**
 * Reads lines such as "Updated 5 May, 17:30 | Published 3 May, 10:15": which part of them is the
 * date of publication. Immutable.
 */
final class DateLabels {
  private final Phrases published = new Phrases("published-phrases.txt");
  private final Phrases updated = new Phrases("updated-phrases.txt");
  private final Phrases other = new Phrases("other-date-phrases.txt");

  /** What stands beside the date of publication. */
  Phrases published() {
    return published;
  }

  /** What stands beside the date of a change. */
  Phrases updated() {
    return updated;
  }

  /** What stands beside dates that are no story's. */
  Phrases other() {
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
