package dev.silkwire.ingest.feed;

import dev.silkwire.contract.Published;
import dev.silkwire.ingest.date.DateReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads sitemaps, sitemap indexes and news sitemaps (sitemaps.org, Google News) from a healed tree.
 *
 * <p>Not by crawler-commons: it keeps of a date only the moment, not the day and clock that were
 * written.
 */
final class Sitemap {
  private final DateReader dates;

  Sitemap(DateReader dates) {
    this.dates = dates;
  }

  static boolean knows(String rootName) {
    return rootName.equals("urlset") || rootName.equals("sitemapindex");
  }

  FeedDocument read(FeedElement root) {
    boolean index = root.name().equals("sitemapindex");
    List<Entry> entries = new ArrayList<>();
    root.children("url").forEach(u -> entries.add(entry(u)));
    List<String> parts = index ? parts(root) : List.of();
    return document(index ? "sitemap-index" : "sitemap", entries, parts);
  }

  /** A sitemap of plain lines, one address each. */
  static FeedDocument lines(String text) {
    List<Entry> entries =
        text.lines()
            .map(String::strip)
            .filter(l -> l.startsWith("http://") || l.startsWith("https://"))
            .map(l -> Entry.link(l, ""))
            .toList();
    return document("sitemap", entries, List.of());
  }

  private static FeedDocument document(String kind, List<Entry> entries, List<String> parts) {
    return new FeedDocument(kind, null, null, null, null, null, entries, parts);
  }

  private Entry entry(FeedElement url) {
    FeedElement news = url.child("news:news");
    FeedElement publication = news == null ? null : news.child("news:publication");
    return new Entry(
        null,
        news == null ? "" : FeedText.plain(news.text("news:title")),
        url.resolve(url.text("loc")),
        null,
        null,
        date(news == null ? null : news.text("news:publication_date")),
        date(url.text("lastmod")),
        List.of(),
        publication == null ? null : publication.text("news:language"));
  }

  private List<String> parts(FeedElement root) {
    record Part(String url, Instant changed) {}
    return root.children("sitemap")
        .filter(s -> s.text("loc") != null)
        .map(s -> new Part(String.valueOf(s.resolve(s.text("loc"))), changed(s.text("lastmod"))))
        .sorted(Comparator.comparing(Part::changed).reversed())
        .map(Part::url)
        .toList();
  }

  private Instant changed(@Nullable String lastmod) {
    Instant at = date(lastmod).at();
    return at == null ? Instant.EPOCH : at;
  }

  private Published date(@Nullable String said) {
    return dates.read(said).map(d -> d.published("feed")).orElse(Published.UNKNOWN);
  }
}
