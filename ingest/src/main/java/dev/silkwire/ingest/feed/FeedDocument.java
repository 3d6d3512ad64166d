package dev.silkwire.ingest.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed feed, sitemap or listing page. The component names are the fields of the output of
 * {@code silkwire feed}.
 *
 * @param kind the format: {@code rss-2.0}, {@code atom-1.0}, {@code json-feed}, {@code sitemap},
 *     {@code sitemap-index}, {@code listing} and others
 * @param title of the feed
 * @param link URL of its site
 * @param description as declared by the feed
 * @param language BCP 47 tag as declared by the feed
 * @param advised shortest interval between polls that the feed asks for (ttl, sy:updatePeriod)
 * @param hub WebSub hub that the document declares; its topic is empty if the document has no self
 *     link
 * @param entries in document order
 * @param partsDated whether every part has a modification date here, so that an unchanged document
 *     means unchanged parts
 * @param parts URLs of further documents of the same feed, newest first: the sitemaps of a sitemap
 *     index
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

  /** Returns a copy whose entries have neither summary nor content, to save memory. */
  public FeedDocument withoutTexts() {
    return with(entries.stream().map(FeedEntry::withoutTexts).toList(), partsDated);
  }

  /** Returns a copy with other entries. */
  public FeedDocument with(List<FeedEntry> all, boolean dated) {
    return new FeedDocument(
        kind, title, link, description, language, advised, hub, all, dated, parts);
  }
}
