package dev.silkwire.ingest.parser;

import dev.silkwire.contract.Published;
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
 * Reads sitemaps, sitemap indexes and news sitemaps (sitemaps.org, Google News) from a healed tree.
 *
 * <p>Not by crawler-commons: it keeps of a date only the moment, not the day and clock that were
 * written.
 */
final class SitemapParser {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final DateReader dates;

  SitemapParser(DateReader dates) {
    this.dates = dates;
  }

  static boolean knows(String rootName) {
    return rootName.equals("urlset") || rootName.equals("sitemapindex");
  }

  FeedDocument read(FeedElement root) {
    boolean index = root.name().equals("sitemapindex");
    List<FeedEntry> entries = new ArrayList<>();
    root.children("url").forEach(u -> entries.add(entry(u)));
    List<Part> parts = index ? parts(root) : List.of();
    return new FeedDocument(
        index ? "sitemap-index" : "sitemap",
        null,
        null,
        null,
        null,
        null,
        null,
        entries,
        parts.stream().allMatch(Part::isDated),
        parts.stream().map(Part::url).toList());
  }

  /** A sitemap of plain lines, one address each. */
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

  /** A sitemap of an index. */
  private record Part(String url, Instant changed) {
    private static final Comparator<Part> NEWEST_FIRST =
        Comparator.comparing(Part::changed).thenComparing(Part::numbers).reversed();

    boolean isDated() {
      return changed.isAfter(Instant.EPOCH);
    }

    /** Sitemaps without dates are numbered by day or by count; the highest is the newest. */
    String numbers() {
      Matcher m = NUMBER.matcher(url);
      return m.results().map(r -> "%20s".formatted(r.group())).collect(Collectors.joining());
    }
  }

  private List<Part> parts(FeedElement root) {
    return root.children("sitemap")
        .filter(s -> s.text("loc") != null)
        .map(s -> new Part(String.valueOf(s.resolve(s.text("loc"))), changed(s.text("lastmod"))))
        .sorted(Part.NEWEST_FIRST)
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
