package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.text.NormalText;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A detector of acronym definitions: "debt service ratio (DSR)". It uses the algorithm of A.
 * Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in
 * biomedical text", 2003, restricted to initials.
 */
final class Expansion {
  private static final int MAX_WORDS = 8;
  private static final int MAX_WORD_LENGTH = 16;
  private static final int MAX_SKIPPED_WORDS = 2;

  private Expansion() {}

  /**
   * Returns whether an acronym is in brackets after words with its initials that are not a form of
   * its initiative.
   *
   * @param previous the form before the acronym, or null
   */
  static boolean isOtherMeaning(NormalText text, Candidate acronym, @Nullable Candidate previous) {
    boolean bracketed = acronym.from() > 1 && text.cased(acronym.from() - 1) == '(';
    if (!bracketed || (previous != null && isForm(text, previous, acronym))) {
      return false;
    }
    int begin = Math.max(0, acronym.from() - 1 - MAX_WORDS * MAX_WORD_LENGTH);
    String[] words = text.cased(begin, acronym.from() - 1).strip().split("[\\s/]+");
    return initialsMatch(words, acronym.form().phrase());
  }

  /** Returns whether the previous form belongs to the initiative and ends before the bracket. */
  private static boolean isForm(NormalText text, Candidate previous, Candidate acronym) {
    return previous.form().kind() != Form.FormKind.EXCLUDED
        && Objects.equals(previous.id(), acronym.id())
        && previous.passage() == acronym.passage()
        && previous.to() < acronym.from()
        && text.cased(previous.to(), acronym.from() - 1).isBlank();
  }

  private static boolean initialsMatch(String[] words, String acronym) {
    String letters = acronym.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
    int letter = letters.length() - 1;
    int skipped = 0;
    for (int w = words.length - 1; w >= 0 && letter >= 0 && skipped <= MAX_SKIPPED_WORDS; w--) {
      if (words[w].isEmpty()) {
        continue;
      }
      if (Character.toLowerCase(words[w].charAt(0)) == letters.charAt(letter)) {
        letter--;
      } else {
        skipped++;
      }
    }
    return letter < 0;
  }
}
