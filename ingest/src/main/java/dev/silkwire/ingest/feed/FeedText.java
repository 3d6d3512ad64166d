package dev.silkwire.ingest.feed;

import dev.silkwire.ingest.OneLine;
import dev.silkwire.ingest.markup.DocumentParser;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text in feeds, which may be HTML whatever its label says. */
final class FeedText {
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!]|&(?:#?\\w{2,8});");

  private FeedText() {}

  /** One line of plain text. */
  static String plain(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String words = MARKUP.matcher(text).find() ? DocumentParser.text(text) : text;
    return OneLine.of(words);
  }

  /** The same text, or null for an empty one. */
  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
