package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.place.PlaceHit.MentionRole;
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
 * Patterns of the words next to a place name: names of organisations, currencies and geographical
 * features ("Bank of *", "* dollars", "* Creek"), and in each language words of origin and of
 * office ("from *", "* president"). Patterns are indexed by the character next to the place.
 * Immutable and safe to share.
 */
public final class PlacePatterns {
  private static final char NO_CHARACTER = 0;

  private final Map<Character, List<ContextPattern>> before = new HashMap<>();
  private final Map<Character, List<ContextPattern>> after = new HashMap<>();

  /**
   * A pattern.
   *
   * @param words the words before or after the place, including the space between
   * @param role the role of a place beside these words
   * @param demonymsOnly whether the pattern applies to demonyms only
   * @param language language of the articles to which it applies, ignoring case; null for all
   *     articles, matching case
   */
  private record ContextPattern(
      String words, MentionRole role, boolean demonymsOnly, @Nullable String language) {
    boolean applies(PlaceHit hit, String articleLanguage) {
      boolean demonym = hit.place().kind() == PlaceKind.DEMONYM;
      return (role == MentionRole.ORIGIN ? !demonym : demonym || !demonymsOnly)
          && (language == null || language.equals(articleLanguage));
    }

    boolean matchesAt(NormalText text, int begin) {
      for (int i = 0; i < words.length(); i++) {
        char actual = language == null ? text.cased(begin + i) : text.folded(begin + i);
        if (actual != words.charAt(i)) {
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
    (isBefore ? before : after)
        .computeIfAbsent(Character.toLowerCase(nearest), k -> new ArrayList<>())
        .add(new ContextPattern(spaced, role(kind), demonymsOnly, language));
  }

  private static MentionRole role(String column) {
    return switch (column) {
      case "currency", "money" -> MentionRole.CURRENCY;
      case "org" -> MentionRole.ORGANISATION;
      case "feature" -> MentionRole.FEATURE;
      case "office" -> MentionRole.OFFICE;
      case "origin" -> MentionRole.ORIGIN;
      default -> throw new IllegalStateException("no such kind of pattern: " + column);
    };
  }

  /**
   * Returns the role of a place by the words next to it. If several patterns match, the last role
   * in the order of {@link MentionRole} wins.
   *
   * @param language language of the article
   */
  MentionRole role(NormalText text, PlaceHit hit, String language) {
    MentionRole found = MentionRole.COUNTED;
    for (ContextPattern pattern : before.getOrDefault(letterBefore(text, hit.from()), List.of())) {
      if (pattern.applies(hit, language) && precedes(text, pattern, hit.from())) {
        found = pattern.role.compareTo(found) > 0 ? pattern.role : found;
      }
    }
    for (ContextPattern pattern : after.getOrDefault(letterAfter(text, hit.to()), List.of())) {
      if (pattern.applies(hit, language) && follows(text, pattern, hit.to())) {
        found = pattern.role.compareTo(found) > 0 ? pattern.role : found;
      }
    }
    return found;
  }

  private static char letterBefore(NormalText text, int from) {
    int at = from >= 1 && text.cased(from - 1) == ' ' ? from - 2 : from - 1;
    return at >= 0 ? text.folded(at) : NO_CHARACTER;
  }

  private static char letterAfter(NormalText text, int to) {
    int at = to < text.length() && text.cased(to) == ' ' ? to + 1 : to;
    return at < text.length() ? text.folded(at) : NO_CHARACTER;
  }

  private static boolean precedes(NormalText text, ContextPattern pattern, int end) {
    int begin = end - pattern.words.length();
    return begin >= 0
        && (begin == 0
            || WordBoundaries.isSpaceless(pattern.words.charAt(0))
            || !isWord(text, begin - 1))
        && pattern.matchesAt(text, begin);
  }

  private static boolean follows(NormalText text, ContextPattern pattern, int begin) {
    int end = begin + pattern.words.length();
    boolean ends =
        end == text.length()
            || (end < text.length() && (pattern.words.charAt(0) != ' ' || !isWord(text, end)));
    return ends && pattern.matchesAt(text, begin);
  }

  private static boolean isWord(NormalText text, int at) {
    return Character.isLetterOrDigit(text.cased(at));
  }
}
