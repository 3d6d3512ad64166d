package dev.silkwire.enrich.text;

import java.util.List;
import java.util.Locale;

/**
 * A set of context terms of which one must occur nearby. Terms with a capital are matched with
 * case. Cyrillic terms are stems, because their endings vary; other terms may have a plural s.
 * Immutable and safe to share.
 */
public final class ContextTerms {
  private final List<Term> terms;

  private record Term(String text, boolean anyCase) {}

  /** Creates a set of terms; blank ones are ignored. */
  public ContextTerms(List<String> terms) {
    this.terms =
        terms.stream()
            .map(Normalizer::phrase)
            .filter(t -> !t.isEmpty())
            .map(t -> new Term(t, t.equals(t.toLowerCase(Locale.ROOT))))
            .toList();
  }

  /** Returns whether one of the terms occurs in one of the texts. */
  public boolean anyIn(List<NormalizedSpan> texts) {
    for (NormalizedSpan text : texts) {
      for (Term term : terms) {
        if (contains(term.text, term.anyCase ? text.folded() : text.cased())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contains(String text, String passage) {
    for (int at = passage.indexOf(text); at >= 0; at = passage.indexOf(text, at + 1)) {
      if (isWholeWord(passage, at, at + text.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWholeWord(String text, int from, int to) {
    char first = text.charAt(from);
    if (WordBoundaries.isSpaceless(first)) {
      return true;
    }
    boolean isWordStart = from == 0 || !WordBoundaries.isWord(text.charAt(from - 1));
    boolean isStem = first >= 0x0400 && first <= 0x04FF;
    return isWordStart
        && (isStem || endsAt(text, to) || (text.startsWith("s", to) && endsAt(text, to + 1)));
  }

  private static boolean endsAt(String text, int i) {
    return i == text.length() || !WordBoundaries.isWord(text.charAt(i));
  }
}
