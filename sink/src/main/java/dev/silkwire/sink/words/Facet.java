package dev.silkwire.sink.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A filter of article lists, indexed as an artificial word that no text contains. These words are
 * in the full-text index beside the words of the article, so that a single lookup serves every
 * combination of filters.
 */
public enum Facet {
  /** Id of an initiative that the article mentions; also {@code *} when it mentions any. */
  INITIATIVE('i'),
  /** Country that the article mentions. */
  MENTIONED('m'),
  /** Country that the article is about. */
  FOCUS('f'),
  /** Country of the dateline. */
  DATELINE('d'),
  /** Country of the outlet. */
  PUBLISHER('p'),
  /** Id of a region that the article mentions. */
  REGION('r'),
  /** Language tag, and each of its prefixes. */
  LANGUAGE('l'),
  /** Domain of the outlet. */
  OUTLET('o'),
  /** Day and month, in UTC, by which the article is listed. */
  LISTED('t'),
  /** {@code *} when the printed day is more than one day away from the listed day. */
  FAR_FROM_LISTED('a');

  /** The value of a facet that matches every value. */
  public static final String ANY = "*";

  /** The first character of all facets. Words of texts contain no private-use characters. */
  private static final char PREFIX = '\uE001';

  private static final int PUNCTUATION = '\uE100';
  private static final int ASCII = 0x80;

  private final char letter;

  Facet(char letter) {
    this.letter = letter;
  }

  /**
   * Returns the word for a value. It contains neither punctuation nor capitals, because SQLite's
   * tokenizer would split it at punctuation and fold capitals.
   */
  public String of(String value) {
    StringBuilder word = new StringBuilder().append(PREFIX).append(letter);
    for (char c : value.toLowerCase(Locale.ROOT).toCharArray()) {
      word.append(c < ASCII && !Character.isLetterOrDigit(c) ? (char) (PUNCTUATION + c) : c);
    }
    return word.toString();
  }

  /** Returns the words for a language tag: {@code zh-Hans} is also found by {@code zh}. */
  static List<String> ofLanguage(String tag) {
    List<String> words = new ArrayList<>();
    for (int end = tag.indexOf('-'); end > 0; end = tag.indexOf('-', end + 1)) {
      words.add(LANGUAGE.of(tag.substring(0, end)));
    }
    words.add(LANGUAGE.of(tag));
    return words;
  }
}
