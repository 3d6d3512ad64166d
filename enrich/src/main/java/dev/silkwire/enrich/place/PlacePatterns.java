package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.place.PlaceHit.Standing;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Normalizer;
import dev.silkwire.enrich.text.WordBoundaries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of the words right around a place: names of organisations, currencies and features of
 * the land ("Bank of *", "* dollars", "* Creek"), and in each language words of origin and of
 * office ("from *", "* president"). Each pattern is filed under its letter nearest to the place.
 * Immutable and safe to share.
 */
public final class PlacePatterns {
  private static final char NOTHING = 0;

  private final Map<Character, List<Pattern>> before = new HashMap<>();
  private final Map<Character, List<Pattern>> behind = new HashMap<>();

  /**
   * The words before or behind a place, with the space between.
   *
   * @param language of the articles that it holds in, in any case; null for all, in its own case
   */
  private record Pattern(
      String words, Standing standing, boolean demonymsOnly, @Nullable String language) {
    boolean holds(PlaceHit hit, String spoken) {
      boolean demonym = hit.place().kind() == Kind.DEMONYM;
      return (standing == Standing.ORIGIN ? !demonym : demonym || !demonymsOnly)
          && (language == null || language.equals(spoken));
    }

    boolean stands(NormalText text, int begin) {
      for (int i = 0; i < words.length(); i++) {
        char there = language == null ? text.cased(begin + i) : text.folded(begin + i);
        if (there != words.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }

  public PlacePatterns() {
    for (String line : RuleFile.lines("/country/org-patterns.txt")) {
      List<String> columns = RuleFile.columns(line);
      add(columns.get(0), null, columns.get(1));
    }
    for (String line : RuleFile.lines("/country/roles.tsv")) {
      List<String> columns = RuleFile.columns(line);
      RuleFile.items(columns.get(2)).forEach(p -> add(columns.get(0), columns.get(1), p));
    }
  }

  private void add(String kind, @Nullable String language, String pattern) {
    String words = Normalizer.phrase(pattern.replace("*", ""));
    boolean isBefore = pattern.endsWith("*");
    String spaced =
        pattern.startsWith("* ") ? " " + words : pattern.endsWith(" *") ? words + " " : words;
    boolean demonymsOnly = kind.equals("money") || kind.equals("office");
    char nearest = words.charAt(isBefore ? words.length() - 1 : 0);
    (isBefore ? before : behind)
        .computeIfAbsent(Character.toLowerCase(nearest), k -> new ArrayList<>())
        .add(new Pattern(spaced, standing(kind), demonymsOnly, language));
  }

  private static Standing standing(String column) {
    return switch (column) {
      case "currency", "money" -> Standing.CURRENCY;
      case "org" -> Standing.ORGANISATION;
      case "feature" -> Standing.FEATURE;
      case "office" -> Standing.OFFICE;
      case "origin" -> Standing.ORIGIN;
      default -> throw new IllegalStateException("no such kind of pattern: " + column);
    };
  }

  /**
   * What the words around make of a place; a name that hides it goes first.
   *
   * @param language of the article
   */
  Standing standing(NormalText text, PlaceHit hit, String language) {
    Standing found = Standing.COUNTED;
    for (Pattern pattern : before.getOrDefault(letterBefore(text, hit.from()), List.of())) {
      if (pattern.holds(hit, language) && precedes(text, pattern, hit.from())) {
        found = pattern.standing.compareTo(found) > 0 ? pattern.standing : found;
      }
    }
    for (Pattern pattern : behind.getOrDefault(letterBehind(text, hit.to()), List.of())) {
      if (pattern.holds(hit, language) && follows(text, pattern, hit.to())) {
        found = pattern.standing.compareTo(found) > 0 ? pattern.standing : found;
      }
    }
    return found;
  }

  private static char letterBefore(NormalText text, int from) {
    int at = from >= 1 && text.cased(from - 1) == ' ' ? from - 2 : from - 1;
    return at >= 0 ? text.folded(at) : NOTHING;
  }

  private static char letterBehind(NormalText text, int to) {
    int at = to < text.length() && text.cased(to) == ' ' ? to + 1 : to;
    return at < text.length() ? text.folded(at) : NOTHING;
  }

  private static boolean precedes(NormalText text, Pattern pattern, int end) {
    int begin = end - pattern.words.length();
    return begin >= 0
        && (begin == 0
            || WordBoundaries.isSpaceless(pattern.words.charAt(0))
            || !isWord(text, begin - 1))
        && pattern.stands(text, begin);
  }

  private static boolean follows(NormalText text, Pattern pattern, int begin) {
    int end = begin + pattern.words.length();
    boolean ends =
        end == text.length()
            || (end < text.length() && (pattern.words.charAt(0) != ' ' || !isWord(text, end)));
    return ends && pattern.stands(text, begin);
  }

  private static boolean isWord(NormalText text, int at) {
    return Character.isLetterOrDigit(text.cased(at));
  }
}
