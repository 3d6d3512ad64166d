package dev.silkwire.ingest.feed;

import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.text.OneLine;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text in feeds, which may be HTML whatever its label says. */
public final class FeedText {
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!]|&(?:#?\\w{2,8});");

  private static final Pattern HTML_SIGNS =
      Pattern.compile("</[a-zA-Z]|<[a-zA-Z][^<>]*/>|<br\\b|&(?:#?\\w{2,8});");

  private FeedText() {}

  /** One line of plain text. */
  public static String plain(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String words = MARKUP.matcher(text).find() ? DocumentParser.text(text) : text;
    return OneLine.of(words);
  }

  /**
   * One line of plain text from a text construct of Atom, which is HTML only when it is declared as
   * HTML (RFC 4287, 3.1.1). Many feeds declare nothing and write HTML: a closing tag or a character
   * reference shows it, as in feedparser.
   *
   * @param type {@code text}, {@code html} or empty
   */
  public static String plain(String text, String type) {
    boolean literal = type.equals("text") || (type.isEmpty() && !HTML_SIGNS.matcher(text).find());
    return literal ? OneLine.of(text) : plain(text);
  }

  /** The same text, or null for an empty one. */
  public static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
