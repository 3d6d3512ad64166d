package dev.silkwire.ingest.entry;

import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.markup.DocumentParser;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A hash of the title, summary and content of an entry. It ignores what feeds change without a
 * change of the article: ids, links and their parameters, order, dates, markup.
 */
final class EntryHash {
  private EntryHash() {}

  static String of(FeedEntry entry) {
    return ContentHash.of(
        normalized(entry.title()), normalized(entry.summary()), normalized(entry.content()));
  }

  private static String normalized(@Nullable String html) {
    if (html == null || html.isBlank()) {
      return "";
    }
    String text = html.indexOf('<') < 0 ? html : DocumentParser.text(html);
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
