package dev.silkwire.ingest.parser;

import dev.silkwire.contract.record.Published;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.feed.FeedText;
import dev.silkwire.ingest.xml.FeedElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parser of sitemaps, sitemap indexes and news sitemaps (sitemaps.org, Google News).
 *
 * <p>crawler-commons is not used, because it keeps only the instant of a date and drops the printed
 * day and offset.
 */
final class SitemapParser {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final DateReader dates;

  SitemapParser(DateReader dates) {
    this.dates = dates;
  }

  static boolean canParse(String rootName) {
    return rootName.equals("urlset") || rootName.equals("sitemapindex");
  }

  FeedDocument parse(FeedElement root) {
    boolean index = root.name().equals("sitemapindex");
    List<FeedEntry> entries = new ArrayList<>();
    root.children("url").forEach(u -> entries.add(entry(u)));
    List<ChildSitemap> children = index ? children(root) : List.of();
    return new FeedDocument(
        index ? "sitemap-index" : "sitemap",
        null,
        null,
        null,
        null,
        null,
        null,
        entries,
        children.stream().allMatch(ChildSitemap::isDated),
        children.stream().map(ChildSitemap::url).toList());
  }

  /** Parses a plain text sitemap with one URL per line. */
  static FeedDocument lines(String text) {
    List<FeedEntry> entries =
        text.lines()
            .map(String::strip)
            .filter(l -> l.startsWith("http://") || l.startsWith("https://"))
            .map(l -> FeedEntry.link(l, ""))
            .toList();
    return new FeedDocument(
        "sitemap", null, null, null, null, null, null, entries, true, List.of());
  }

  private FeedEntry entry(FeedElement url) {
    FeedElement news = url.child("news:news");
    FeedElement publication = news == null ? null : news.child("news:publication");
    return new FeedEntry(
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

  /** A sitemap that an index lists. */
  private record ChildSitemap(String url, Instant modified) {
    private static final Comparator<ChildSitemap> NEWEST_FIRST =
        Comparator.comparing(ChildSitemap::modified)
            .thenComparing(ChildSitemap::numbers)
            .reversed();

    boolean isDated() {
      return modified.isAfter(Instant.EPOCH);
    }

    /**
     * Returns the numbers in the URL as a sort key: undated sitemaps are numbered by day or count,
     * the highest is the newest.
     */
    String numbers() {
      Matcher m = NUMBER.matcher(url);
      return m.results().map(r -> "%20s".formatted(r.group())).collect(Collectors.joining());
    }
  }

  private List<ChildSitemap> children(FeedElement root) {
    return root.children("sitemap")
        .filter(s -> s.text("loc") != null)
        .map(
            s ->
                new ChildSitemap(
                    String.valueOf(s.resolve(s.text("loc"))), modified(s.text("lastmod"))))
        .sorted(ChildSitemap.NEWEST_FIRST)
        .toList();
  }

  private Instant modified(@Nullable String lastmod) {
    Instant at = date(lastmod).at();
    return at == null ? Instant.EPOCH : at;
  }

  private Published date(@Nullable String text) {
    return dates.read(text).map(d -> d.published("feed")).orElse(Published.UNKNOWN);
  }
}
