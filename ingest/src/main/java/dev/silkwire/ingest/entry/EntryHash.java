package dev.silkwire.ingest.entry;

import dev.silkwire.contract.ContentHash;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.markup.DocumentParser;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of a story, in one hash. Left out is what feeds change without a new reading
 * being due: ids, links and their parameters, order, dates, markup.
 */
final class EntryHash {
  private EntryHash() {}

  static String of(FeedEntry entry) {
    return ContentHash.of(words(entry.title()), words(entry.summary()), words(entry.content()));
  }

  private static String words(@Nullable String html) {
    if (html == null || html.isBlank()) {
      return "";
    }
    String text = html.indexOf('<') < 0 ? html : DocumentParser.text(html);
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
