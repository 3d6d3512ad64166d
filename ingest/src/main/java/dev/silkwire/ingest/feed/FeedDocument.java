package dev.silkwire.ingest.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed's address held.
 *
 * @param kind such as {@code rss-2.0}, {@code atom-1.0}, {@code json-feed}, {@code sitemap}, {@code
 *     sitemap-index}, {@code listing}
 * @param title of the feed
 * @param link its site
 * @param description what it says of itself
 * @param language BCP-47
 * @param advised how long to wait before asking again (ttl, sy:updatePeriod)
 * @param hub that the document names, its topic empty when the document does not name itself
 * @param entries in the document's order
 * @param partsDated whether a change of a further document shows in this one
 * @param parts further documents of the same feed, newest first: the sitemaps of an index
 */
public record FeedDocument(
    String kind,
    @Nullable String title,
    @Nullable String link,
    @Nullable String description,
    @Nullable String language,
    @Nullable Duration advised,
    @Nullable Hub hub,
    List<FeedEntry> entries,
    boolean partsDated,
    List<String> parts) {
  public FeedDocument {
    requireNonNull(kind);
    entries = List.copyOf(entries);
    parts = List.copyOf(parts);
  }

  /** The same without the texts of its entries, for those who keep it longer. */
  public FeedDocument withoutTexts() {
    return with(entries.stream().map(FeedEntry::withoutTexts).toList(), partsDated);
  }

  /** The same with other entries. */
  public FeedDocument with(List<FeedEntry> all, boolean dated) {
    return new FeedDocument(
        kind, title, link, description, language, advised, hub, all, dated, parts);
  }
}
