package dev.silkwire.ingest.poll;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.Site;
import dev.silkwire.ingest.parser.FeedParser;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Crawls of sitemap indexes. */
class SitemapCrawlTest {
  private static final int ROBOTS = 1;

  private final Site site = Site.open();
  private final FeedFetcher asking =
      new FeedFetcher(site.fetcher(), new FeedParser(new DateReader()));

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void theNewestSitemapsOfNestedIndexesAreFetched() {
    site.page("/index.xml", index(dated("/2025.xml", 2025), dated("/2026.xml", 2026)));
    site.page("/2026.xml", index(dated("/october.xml", 2025), dated("/november.xml", 2026)));
    site.page("/2025.xml", index(dated("/december.xml", 2025)));
    site.page("/november.xml", urlset("/4", "/3"));
    site.page("/october.xml", urlset("/2"));
    site.page("/december.xml", urlset("/1"));

    assertThat(links("/index.xml")).containsExactly("/4", "/3", "/2", "/1");
  }

  @Test
  void aCycleOfIndexesEnds() {
    site.page("/index.xml", index(dated("/other.xml", 2026), dated("/index.xml", 2025)));
    site.page("/other.xml", index(dated("/index.xml", 2026), dated("/s.xml", 2025)));
    site.page("/s.xml", urlset("/1"));

    assertThat(links("/index.xml")).containsExactly("/1");
    assertThat(site.requests()).isEqualTo(ROBOTS + 3);
  }

  @Test
  void theDepthOfIndexesIsLimited() {
    for (int n = 0; n < 20; n++) {
      site.page("/i" + n, index(dated("/i" + (n + 1), 2026)));
    }

    FeedFetchResult answer = ask("/i0");

    assertThat(answer.entries()).isEmpty();
    assertThat(site.requests()).isLessThanOrEqualTo(ROBOTS + 4);
  }

  @Test
  void theNumberOfRequestsIsLimited() {
    site.page(
        "/index.xml",
        index(IntStream.range(0, 1000).mapToObj(n -> dated("/" + n, 2026)).toArray(String[]::new)));

    assertThat(links("/index.xml")).isEmpty();
    assertThat(site.requests()).isLessThanOrEqualTo(ROBOTS + 11);
  }

  @Test
  void aMissingSitemapIsReplacedByTheNext() {
    site.page(
        "/index.xml",
        index(dated("/a", 2026), dated("/b", 2025), dated("/c", 2024), dated("/d", 2023)));
    site.page("/a", new MockResponse.Builder().code(410).build());
    site.page("/b", urlset("/3"));
    site.page("/c", "<html><body>This sitemap has been retired.</body></html>");
    site.page("/d", urlset("/1"));

    assertThat(links("/index.xml")).containsExactly("/3", "/1");
  }

  @Test
  void anIndexWithAnUndatedInnerIndexIsParsedAtEachPoll() {
    site.page("/dated.xml", index(dated("/inner.xml", 2026)));
    site.page("/inner.xml", index("<sitemap><loc>/s.xml</loc></sitemap>"));
    site.page("/s.xml", urlset("/1"));

    assertThat(ask("/dated.xml").bodyHash()).isNull();
    site.page("/inner.xml", index(dated("/s.xml", 2026)));
    assertThat(ask("/dated.xml").bodyHash()).isNotNull();
  }

  private FeedFetchResult ask(String path) {
    return asking.fetch(Feed.of(site.url(path)), null).join();
  }

  private List<String> links(String path) {
    String root = site.url("");
    return ask(path).entries().stream().map(e -> e.link().replace(root, "")).toList();
  }

  private static String dated(String path, int year) {
    return "<sitemap><loc>%s</loc><lastmod>%d-06-01</lastmod></sitemap>".formatted(path, year);
  }

  private static String index(String... sitemaps) {
    return "<sitemapindex>" + String.join("", sitemaps) + "</sitemapindex>";
  }

  private static String urlset(String... paths) {
    return Stream.of(paths)
        .map(path -> "<url><loc>" + path + "</loc></url>")
        .collect(joining("", "<urlset>", "</urlset>"));
  }
}
