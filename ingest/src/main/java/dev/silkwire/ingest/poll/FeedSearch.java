package dev.silkwire.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.FetchResult;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.parser.FeedDiscovery;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.text.ResourceLines;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/**
 * Finds the feed of a site: the feeds that a page declares, then those it links to, then well-known
 * paths, then the sitemaps listed in robots.txt. Candidates are fetched one at a time until one is
 * a feed with entries. Blocks until it is found. Thread-safe.
 */
public final class FeedSearch {
  private static final List<String> WELL_KNOWN =
      ResourceLines.of(FeedSearch.class, "well-known-feeds.txt");
  private static final String SITEMAP = "sitemap:";
  private static final int MAX_SITEMAPS = 4;

  private final Fetcher fetcher;
  private final FeedParser parser;

  /**
   * A feed that was found.
   *
   * @param url of the feed
   * @param how it was found, for the operator
   */
  public record Result(String url, String how, FeedDocument document) {}

  public FeedSearch(Fetcher fetcher, FeedParser parser) {
    this.fetcher = fetcher;
    this.parser = parser;
  }

  /** Returns the first feed that is found for the site of a page. */
  public Optional<Result> search(Fetched page) {
    URI site = URI.create(page.url()).resolve("/");
    Document document = parser.page(page.body(), page.contentType(), page.url());
    return Stream.<Supplier<Stream<Result>>>of(
            () -> feeds(FeedDiscovery.declared(document), "declared by the page"),
            () -> feeds(FeedDiscovery.linked(document), "linked from the page"),
            () -> feeds(wellKnown(site), "at a well-known path"),
            () -> feeds(sitemaps(site), "listed in robots.txt"))
        .flatMap(Supplier::get)
        .findFirst();
  }

  private Stream<Result> feeds(List<String> urls, String how) {
    return urls.stream().flatMap(url -> feed(url, how).stream());
  }

  private Optional<Result> feed(String url, String how) {
    return fetched(url)
        .flatMap(this::document)
        .filter(d -> !d.entries().isEmpty() || !d.parts().isEmpty())
        .map(d -> new Result(url, how, d));
  }

  private Optional<FeedDocument> document(Fetched f) {
    FeedParseResult parsed =
        parser.parse(f.body(), f.contentType(), f.url(), Feed.Kind.SYNDICATION, null);
    return parsed instanceof FeedParseResult.Parsed read
        ? Optional.of(read.document())
        : Optional.empty();
  }

  private static List<String> wellKnown(URI site) {
    return WELL_KNOWN.stream().map(site::resolve).map(URI::toString).toList();
  }

  /**
   * Returns the sitemaps in robots.txt, those with "news" in the URL first, because they list
   * recent articles.
   */
  private List<String> sitemaps(URI site) {
    return fetched(site.resolve("/robots.txt").toString()).stream()
        .flatMap(f -> new String(f.body(), UTF_8).lines())
        .map(String::strip)
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(SITEMAP))
        .map(line -> line.substring(SITEMAP.length()).strip())
        .sorted((a, b) -> Boolean.compare(b.contains("news"), a.contains("news")))
        .limit(MAX_SITEMAPS)
        .toList();
  }

  private Optional<Fetched> fetched(String url) {
    FetchResult result = fetcher.fetch(FetchRequest.feed(url, Validators.NONE)).join();
    return result instanceof Fetched fetched ? Optional.of(fetched) : Optional.empty();
  }
}
