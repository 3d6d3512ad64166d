package dev.silkwire.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.Feed;
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
 * Looks for the feed of a site: what its page names as such, what it links to, the usual places,
 * and the sitemaps that robots.txt names. Each is asked for, one after the other and as politely as
 * any, until one is a feed with entries. Waits for the answers. Thread-safe.
 */
public final class FeedSearch {
  private static final List<String> WELL_KNOWN =
      ResourceLines.of(FeedSearch.class, "well-known-feeds.txt");
  private static final String SITEMAP = "sitemap:";
  private static final int MOST_SITEMAPS = 4;

  private final Fetcher fetcher;
  private final FeedParser reader;

  /**
   * A feed that was found.
   *
   * @param url where
   * @param how it was found, for a person
   */
  public record Found(String url, String how, FeedDocument document) {}

  public FeedSearch(Fetcher fetcher, FeedParser reader) {
    this.fetcher = fetcher;
    this.reader = reader;
  }

  /** The feed of the site whose page this is. */
  public Optional<Found> search(Fetched page) {
    URI site = URI.create(page.url()).resolve("/");
    Document document = reader.page(page.body(), page.contentType(), page.url());
    return Stream.<Supplier<Stream<Found>>>of(
            () -> tried(FeedDiscovery.named(document), "the page names it"),
            () -> tried(FeedDiscovery.linked(document), "the page links to it"),
            () -> tried(wellKnown(site), "a usual place for it"),
            () -> tried(sitemaps(site), "robots.txt names it"))
        .flatMap(Supplier::get)
        .findFirst();
  }

  private Stream<Found> tried(List<String> urls, String how) {
    return urls.stream().flatMap(url -> tried(url, how).stream());
  }

  private Optional<Found> tried(String url, String how) {
    return fetched(url)
        .flatMap(this::document)
        .filter(d -> !d.entries().isEmpty() || !d.parts().isEmpty())
        .map(d -> new Found(url, how, d));
  }

  private Optional<FeedDocument> document(Fetched f) {
    FeedParseResult reading =
        reader.read(f.body(), f.contentType(), f.url(), Feed.Kind.SYNDICATION, null);
    return reading instanceof FeedParseResult.Read read
        ? Optional.of(read.document())
        : Optional.empty();
  }

  private static List<String> wellKnown(URI site) {
    return WELL_KNOWN.stream().map(site::resolve).map(URI::toString).toList();
  }

  /** Those that say "news" first: they hold what is new. */
  private List<String> sitemaps(URI site) {
    return fetched(site.resolve("/robots.txt").toString()).stream()
        .flatMap(f -> new String(f.body(), UTF_8).lines())
        .map(String::strip)
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(SITEMAP))
        .map(line -> line.substring(SITEMAP.length()).strip())
        .sorted((a, b) -> Boolean.compare(b.contains("news"), a.contains("news")))
        .limit(MOST_SITEMAPS)
        .toList();
  }

  private Optional<Fetched> fetched(String url) {
    FetchResult result = fetcher.fetch(FetchRequest.feed(url, Validators.NONE)).join();
    return result instanceof Fetched fetched ? Optional.of(fetched) : Optional.empty();
  }
}
