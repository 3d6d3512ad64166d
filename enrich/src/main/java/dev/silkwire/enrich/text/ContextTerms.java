package dev.silkwire.enrich.text;

import java.util.List;
import java.util.Locale;

/**
 * Terms of which one must stand near. A term with a capital is looked for with its case. Cyrillic
 * terms are beginnings of words, since their endings change; others may have a plural's s.
 * Immutable and safe to share.
 */
public final class ContextTerms {
  private final List<Term> terms;

  private record Term(String wanted, boolean anyCase) {}

  public ContextTerms(List<String> terms) {
    this.terms =
        terms.stream()
            .map(Normalizer::phrase)
            .filter(t -> !t.isEmpty())
            .map(t -> new Term(t, t.equals(t.toLowerCase(Locale.ROOT))))
            .toList();
  }

  /** Whether one of them stands in one of the texts. */
  public boolean anyIn(List<NormalizedSpan> texts) {
    for (NormalizedSpan text : texts) {
      for (Term term : terms) {
        if (in(term.wanted, term.anyCase ? text.folded() : text.cased())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean in(String wanted, String searched) {
    for (int at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + 1)) {
      if (standsAlone(searched, at, at + wanted.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean standsAlone(String text, int from, int to) {
    char first = text.charAt(from);
    if (WordBoundaries.isSpaceless(first)) {
      return true;
    }
    boolean begins = from == 0 || !WordBoundaries.isWord(text.charAt(from - 1));
    boolean stem = first >= 0x0400 && first <= 0x04FF;
    return begins
        && (stem || endsAt(text, to) || (text.startsWith("s", to) && endsAt(text, to + 1)));
  }

  private static boolean endsAt(String text, int i) {
    return i == text.length() || !WordBoundaries.isWord(text.charAt(i));
  }
}
