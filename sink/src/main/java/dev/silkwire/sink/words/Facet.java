package dev.silkwire.sink.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What lists of articles are narrowed by, as words that no text has: they stand in the index of
 * words beside those of the article, so that one look at it serves every combination.
 */
public enum Facet {
  /** Id of an initiative that is spoken of; {@code *} where any is. */
  INITIATIVE('i'),
  /** Country that is spoken of. */
  MENTIONED('m'),
  /** Country that it is about. */
  FOCUS('f'),
  /** Country that it was filed from. */
  DATELINE('d'),
  /** Country that it was published in. */
  PUBLISHER('p'),
  /** Id of a region that is spoken of. */
  REGION('r'),
  /** The language's tag, and each tag that it goes on from. */
  LANGUAGE('l'),
  /** Domain of the outlet. */
  OUTLET('o'),
  /** Day and month, in UTC, under which it is listed. */
  LISTED('t'),
  /** {@code *} where the day that the outlet prints is neither that day nor next to it. */
  ASTRAY('a');

  /** The value that stands for all of them. */
  public static final String ANY = "*";

  /** Of a character for private use no text's word is made. */
  private static final char MARK = '\uE001';

  private static final int PUNCTUATION = '\uE100';
  private static final int ASCII = 0x80;

  private final char letter;

  Facet(char letter) {
    this.letter = letter;
  }

  /**
   * The word for a value. SQLite's tokenizer cuts at punctuation and folds capitals, so none is
   * left.
   */
  public String of(String value) {
    StringBuilder word = new StringBuilder().append(MARK).append(letter);
    for (char c : value.toLowerCase(Locale.ROOT).toCharArray()) {
      word.append(c < ASCII && !Character.isLetterOrDigit(c) ? (char) (PUNCTUATION + c) : c);
    }
    return word.toString();
  }

  /** The words for a language: {@code zh-Hans} is found by {@code zh} too. */
  static List<String> ofLanguage(String tag) {
    List<String> words = new ArrayList<>();
    for (int end = tag.indexOf('-'); end > 0; end = tag.indexOf('-', end + 1)) {
      words.add(LANGUAGE.of(tag.substring(0, end)));
    }
    words.add(LANGUAGE.of(tag));
    return words;
  }
}
