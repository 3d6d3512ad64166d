package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.text.NormalText;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an acronym in brackets stands for, as the words before it say: "debt service ratio (DSR)".
 * After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in
 * biomedical text", 2003, by initials only.
 */
final class Expansion {
  private static final int MOST_WORDS = 8;
  private static final int LONGEST_WORD = 16;
  private static final int MOST_SKIPPED = 2;

  private Expansion() {}

  /**
   * Whether an acronym stands in brackets behind words whose initials it is, and they are no form
   * of its initiative.
   *
   * @param before the form that stands before it, if any
   */
  static boolean isOfSomethingElse(NormalText text, Candidate acronym, @Nullable Candidate before) {
    boolean bracketed = acronym.from() > 1 && text.cased(acronym.from() - 1) == '(';
    if (!bracketed || (before != null && isForm(text, before, acronym))) {
      return false;
    }
    int begin = Math.max(0, acronym.from() - 1 - MOST_WORDS * LONGEST_WORD);
    String[] words = text.cased(begin, acronym.from() - 1).strip().split("[\\s/]+");
    return initialsEnd(words, acronym.form().phrase());
  }

  /** Whether the form before it is one of its initiative and ends right before the bracket. */
  private static boolean isForm(NormalText text, Candidate before, Candidate acronym) {
    return before.form().kind() != Form.Kind.EXCLUDED
        && Objects.equals(before.id(), acronym.id())
        && before.passage() == acronym.passage()
        && before.to() < acronym.from()
        && text.cased(before.to(), acronym.from() - 1).isBlank();
  }

  private static boolean initialsEnd(String[] words, String acronym) {
    String letters = acronym.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
    int letter = letters.length() - 1;
    int skipped = 0;
    for (int w = words.length - 1; w >= 0 && letter >= 0 && skipped <= MOST_SKIPPED; w--) {
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
