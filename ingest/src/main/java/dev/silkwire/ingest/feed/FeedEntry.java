package dev.silkwire.ingest.feed;

import dev.silkwire.contract.Published;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, as the feed states it.
 *
 * @param id what the feed calls it; feeds change these at will
 * @param title plain text, empty when there is none
 * @param link absolute where it can be made so, null when there is none
 * @param summary HTML, null when there is none
 * @param content the whole story as HTML, null when the feed does not carry it
 * @param published when the feed says it was published
 * @param updated when the feed says it was changed
 * @param authors names
 * @param language BCP-47, null when the feed does not say
 */
public record FeedEntry(
    @Nullable String id,
    String title,
    @Nullable String link,
    @Nullable String summary,
    @Nullable String content,
    Published published,
    Published updated,
    List<String> authors,
    @Nullable String language) {
  public FeedEntry {
    title = title == null ? "" : title;
    authors = List.copyOf(authors);
  }

  /** The number of characters of its summary and its content. */
  public int textLength() {
    return (summary == null ? 0 : summary.length()) + (content == null ? 0 : content.length());
  }

  /** The same entry without its summary and its content. */
  public FeedEntry withoutTexts() {
    return new FeedEntry(id, title, link, null, null, published, updated, authors, language);
  }

  /** An entry of which no more is known than a link and its words. */
  public static FeedEntry link(String link, String title) {
    return new FeedEntry(
        null, title, link, null, null, Published.UNKNOWN, Published.UNKNOWN, List.of(), null);
  }
}
