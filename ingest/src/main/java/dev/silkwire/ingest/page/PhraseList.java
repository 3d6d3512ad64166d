package dev.silkwire.ingest.page;

import static java.util.stream.Collectors.groupingBy;

import dev.silkwire.ingest.text.ResourceLines;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that stand beside a date and say what it is the date of, and the like. They are found in
 * one pass over a text: looked up by their first letter where a word begins. Immutable.
 */
public final class PhraseList {
  private static final int REACH = 60;
  private static final int MARKS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK;

  private final Map<Character, List<String>> byFirstLetter;

  /**
   * Reads the phrases of a data file.
   *
   * @param owner class that the file lies beside
   * @param file one phrase a line
   */
  public PhraseList(Class<?> owner, String file) {
    this.byFirstLetter =
        ResourceLines.of(owner, file).stream().collect(groupingBy(p -> folded(p.charAt(0))));
  }

  /** Where the first of them stands in a text. */
  private record Place(int start, int end) {}

  /** Whether a text begins with one of them. */
  public boolean begin(String text) {
    Place first = first(text);
    return first != null
        && text.substring(0, first.start).chars().noneMatch(Character::isLetterOrDigit);
  }

  /** Whether one of them is in a text. */
  public boolean in(String text) {
    return first(text) != null;
  }

  /** What a text says near the first of them, empty when none is in it. */
  public String near(String text) {
    Place first = first(text);
    return first == null
        ? ""
        : text.substring(
            Math.max(0, first.start - REACH), Math.min(text.length(), first.end + REACH));
  }

  /** What a text says before the first of them, all of it when none is in it. */
  public String before(String text) {
    Place first = first(text);
    return first == null ? text : text.substring(0, first.start);
  }

  /** What a text says after the first of them, empty when none is in it. */
  public String after(String text) {
    Place first = first(text);
    return first == null ? "" : text.substring(first.end);
  }

  private @Nullable Place first(String text) {
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      if (!inWord) {
        for (String phrase : byFirstLetter.getOrDefault(folded(text.charAt(i)), List.of())) {
          if (text.regionMatches(true, i, phrase, 0, phrase.length())) {
            return new Place(i, i + phrase.length());
          }
        }
      }
      inWord = isOfWord(text, i);
    }
    return null;
  }

  private static boolean isOfWord(String text, int i) {
    int letter = text.codePointBefore(i + 1);
    return Character.isLetter(letter) || (MARKS >> Character.getType(letter) & 1) != 0;
  }

  private static char folded(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
