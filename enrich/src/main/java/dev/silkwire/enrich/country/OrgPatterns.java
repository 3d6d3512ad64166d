package dev.silkwire.enrich.country;

import dev.silkwire.enrich.country.Meaning.Kind;
import dev.silkwire.enrich.country.PlaceHit.Standing;
import dev.silkwire.enrich.text.DataFile;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells places in the names of organisations, currencies and features of the land: "Bank of *", "*
 * dollars", "* Creek". A pattern is looked at only where its letter nearest to the place stands
 * there. Immutable and safe to share.
 */
final class OrgPatterns {
  private static final char NOTHING = 0;

  private final Map<Character, List<Pattern>> before = new HashMap<>();
  private final Map<Character, List<Pattern>> behind = new HashMap<>();

  private record Pattern(String words, Standing standing, boolean demonymsOnly) {}

  OrgPatterns() {
    for (String line : DataFile.lines("/country/org-patterns.txt")) {
      List<String> columns = DataFile.columns(line);
      String pattern = columns.get(1);
      String words = Normalizer.phrase(pattern.replace("*", ""));
      boolean isBefore = pattern.endsWith("*");
      boolean apart = pattern.startsWith("* ");
      boolean demonymsOnly = columns.get(0).equals("money");
      Pattern made =
          new Pattern(
              isBefore ? words + " " : apart ? " " + words : words,
              standing(columns.get(0)),
              demonymsOnly);
      char nearest = words.charAt(isBefore ? words.length() - 1 : 0);
      (isBefore ? before : behind).computeIfAbsent(nearest, k -> new ArrayList<>()).add(made);
    }
  }

  private static Standing standing(String column) {
    return switch (column) {
      case "currency", "money" -> Standing.CURRENCY;
      case "org" -> Standing.ORGANISATION;
      case "feature" -> Standing.FEATURE;
      default -> throw new IllegalStateException("no such kind of pattern: " + column);
    };
  }

  /** What the words around make of a place. */
  Standing standing(NormalText text, PlaceHit hit) {
    boolean demonym = hit.place().kind() == Kind.DEMONYM;
    for (Pattern pattern : before.getOrDefault(letterBefore(text, hit.from()), List.of())) {
      if ((demonym || !pattern.demonymsOnly) && precedes(text, pattern.words, hit.from())) {
        return pattern.standing;
      }
    }
    for (Pattern pattern : behind.getOrDefault(letterBehind(text, hit.to()), List.of())) {
      if ((demonym || !pattern.demonymsOnly) && follows(text, pattern.words, hit.to())) {
        return pattern.standing;
      }
    }
    return Standing.COUNTED;
  }

  private static char letterBefore(NormalText text, int from) {
    return from >= 2 && text.cased(from - 1) == ' ' ? text.cased(from - 2) : NOTHING;
  }

  private static char letterBehind(NormalText text, int to) {
    int at = to < text.length() && text.cased(to) == ' ' ? to + 1 : to;
    return at < text.length() ? text.cased(at) : NOTHING;
  }

  private static boolean precedes(NormalText text, String words, int end) {
    int begin = end - words.length();
    return begin >= 0
        && (begin == 0 || !Character.isLetterOrDigit(text.cased(begin - 1)))
        && same(text, words, begin);
  }

  private static boolean follows(NormalText text, String words, int begin) {
    int end = begin + words.length();
    boolean ends =
        end == text.length()
            || (end < text.length()
                && (words.charAt(0) != ' ' || !Character.isLetterOrDigit(text.cased(end))));
    return ends && same(text, words, begin);
  }

  private static boolean same(NormalText text, String words, int begin) {
    for (int i = 0; i < words.length(); i++) {
      if (text.cased(begin + i) != words.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
