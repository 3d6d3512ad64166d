package dev.silkwire.ingest.page;

import static java.util.stream.Collectors.groupingBy;

import dev.silkwire.ingest.text.ResourceLines;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of phrases to find in texts, such as "published on" before a date. Matches start at the
 * beginning of a word and ignore case. Phrases are indexed by their first letter. Immutable.
 */
public final class PhraseList {
  private static final int CONTEXT_CHARS = 60;
  private static final int MARKS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK;

  private final Map<Character, List<String>> byFirstLetter;

  /**
   * Loads the phrases of a data file.
   *
   * @param owner class beside which the file is
   * @param file one phrase per line
   */
  public PhraseList(Class<?> owner, String file) {
    this.byFirstLetter =
        ResourceLines.of(owner, file).stream().collect(groupingBy(p -> folded(p.charAt(0))));
  }

  /** The position of the first phrase in a text. */
  private record Match(int start, int end) {}

  /**
   * Returns whether a text begins with a phrase; characters that are not letters or digits may
   * precede it.
   */
  public boolean isAtStartOf(String text) {
    Match first = first(text);
    return first != null
        && text.substring(0, first.start).chars().noneMatch(Character::isLetterOrDigit);
  }

  /** Returns whether a text contains a phrase. */
  public boolean isIn(String text) {
    return first(text) != null;
  }

  /** Returns the first phrase with up to 60 characters on both sides; empty if there is none. */
  public String near(String text) {
    Match first = first(text);
    return first == null
        ? ""
        : text.substring(
            Math.max(0, first.start - CONTEXT_CHARS),
            Math.min(text.length(), first.end + CONTEXT_CHARS));
  }

  /** Returns the text before the first phrase; the whole text if there is none. */
  public String before(String text) {
    Match first = first(text);
    return first == null ? text : text.substring(0, first.start);
  }

  /** Returns the text after the first phrase; empty if there is none. */
  public String after(String text) {
    Match first = first(text);
    return first == null ? "" : text.substring(first.end);
  }

  private @Nullable Match first(String text) {
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      if (!inWord) {
        for (String phrase : byFirstLetter.getOrDefault(folded(text.charAt(i)), List.of())) {
          if (text.regionMatches(true, i, phrase, 0, phrase.length())) {
            return new Match(i, i + phrase.length());
          }
        }
      }
      inWord = isPartOfWord(text, i);
    }
    return null;
  }

  private static boolean isPartOfWord(String text, int i) {
    int letter = text.codePointBefore(i + 1);
    return Character.isLetter(letter) || (MARKS >> Character.getType(letter) & 1) != 0;
  }

  private static char folded(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
