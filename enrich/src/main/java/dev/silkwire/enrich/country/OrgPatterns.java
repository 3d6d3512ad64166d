package dev.silkwire.enrich.country;

import dev.silkwire.enrich.country.PlaceHit.Standing;
import dev.silkwire.enrich.text.DataFile;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells places in the names of organisations and currencies: "Bank of *", "* dollars". Immutable
 * and safe to share.
 */
final class OrgPatterns {
  private final List<Pattern> patterns = new ArrayList<>();

  private record Pattern(String words, boolean before, Standing standing) {}

  OrgPatterns() {
    for (String line : DataFile.lines("/country/org-patterns.txt")) {
      List<String> columns = DataFile.columns(line);
      Standing standing =
          columns.get(0).equals("currency") ? Standing.CURRENCY : Standing.ORGANISATION;
      String pattern = columns.get(1);
      boolean before = pattern.endsWith("*");
      String gap = pattern.contains(" ") && !before && pattern.startsWith("* ") ? " " : "";
      String words = Normalizer.phrase(pattern.replace("*", ""));
      patterns.add(new Pattern(before ? words + " " : gap + words, before, standing));
    }
  }

  /** What the words around make of a place. */
  Standing standing(NormalText text, PlaceHit hit) {
    for (Pattern pattern : patterns) {
      if (pattern.before
          ? precedes(text, pattern.words, hit.from())
          : follows(text, pattern.words, hit.to())) {
        return pattern.standing;
      }
    }
    return Standing.COUNTED;
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
