package dev.silkwire.ingest.feed;

import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.text.OneLine;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conversion of text in feeds to plain text. Feeds contain HTML whatever type they declare. */
public final class FeedText {
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!]|&(?:#?\\w{2,8});");

  private static final Pattern HTML_SIGNS =
      Pattern.compile("</[a-zA-Z]|<[a-zA-Z][^<>]*/>|<br\\b|&(?:#?\\w{2,8});");

  private FeedText() {}

  /** Returns the text without markup, on one line. */
  public static String plain(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return OneLine.of(MARKUP.matcher(text).find() ? DocumentParser.text(text) : text);
  }

  /**
   * Returns an Atom text construct without markup, on one line. It is HTML only if it declares so
   * (RFC 4287, 3.1.1). Without a declared type, a closing tag or a character reference marks it as
   * HTML, as in feedparser.
   *
   * @param type {@code text}, {@code html} or empty
   */
  public static String plain(String text, String type) {
    boolean literal = type.equals("text") || (type.isEmpty() && !HTML_SIGNS.matcher(text).find());
    return literal ? OneLine.of(text) : plain(text);
  }

  /** Returns the text, or null if it is null or blank. */
  public static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
