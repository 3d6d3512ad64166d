package dev.silkwire.ingest.feed;

import dev.silkwire.contract.record.Published;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed (RSS item, Atom entry, sitemap URL, link of a listing page) as the feed
 * declares it.
 *
 * @param id guid or id; many feeds change it for the same entry
 * @param title plain text, empty if absent
 * @param link absolute URL where it can be resolved, null if absent
 * @param summary HTML, null if absent
 * @param content the full text as HTML, null if the feed does not contain it
 * @param published declared date of publication
 * @param updated declared date of the last change
 * @param authors names
 * @param language BCP 47 tag, null if not declared
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

  /** Returns the number of characters of summary and content. */
  public int textLength() {
    return (summary == null ? 0 : summary.length()) + (content == null ? 0 : content.length());
  }

  /** Returns a copy without summary and content. */
  public FeedEntry withoutTexts() {
    return new FeedEntry(id, title, link, null, null, published, updated, authors, language);
  }

  /** Creates an entry that consists of a link and its text. */
  public static FeedEntry link(String link, String title) {
    return new FeedEntry(
        null, title, link, null, null, Published.UNKNOWN, Published.UNKNOWN, List.of(), null);
  }
}
