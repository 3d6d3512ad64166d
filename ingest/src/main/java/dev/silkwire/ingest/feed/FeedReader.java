package dev.silkwire.ingest.feed;

import dev.silkwire.contract.Feed;
import dev.silkwire.ingest.date.DateReader;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a feed's address holds. What it is, is seen from the document, not from its label:
 * servers label feeds as they like. Thread-safe.
 */
public final class FeedReader {
  private final SyndicationReader syndication;
  private final Sitemap sitemaps;
  private final JsonFeed jsonFeeds;

  public FeedReader(DateReader dates) {
    this.syndication = new SyndicationReader(dates);
    this.sitemaps = new Sitemap(dates);
    this.jsonFeeds = new JsonFeed(dates);
  }

  /**
   * Reads a document.
   *
   * @param contentType as the server wrote it
   * @param url where it was found; relative addresses are resolved by it
   * @param kind what is expected there
   * @param links CSS selector of the links of a listing
   */
  public FeedReading read(
      byte[] body,
      @Nullable String contentType,
      String url,
      Feed.Kind kind,
      @Nullable String links) {
    if (body.length == 0) {
      return new FeedReading.Refused("the answer is empty");
    }
    if (kind == Feed.Kind.LISTING) {
      return ListingPage.read(body, contentType, url, links);
    }
    String text = XmlText.of(body, contentType).strip();
    if (text.startsWith("{") || text.startsWith("\ufeff{")) {
      return json(text, url);
    }
    Element root = XmlHealing.root(text, url);
    return root == null ? lines(text) : tree(root, body, contentType, url);
  }

  private FeedReading json(String text, String url) {
    return jsonFeeds
        .read(text.substring(text.indexOf('{')), url)
        .<FeedReading>map(FeedReading.Read::new)
        .orElseGet(() -> new FeedReading.Refused("it is JSON, but no JSON Feed"));
  }

  private static FeedReading lines(String text) {
    FeedDocument document = Sitemap.lines(text);
    return document.entries().isEmpty()
        ? new FeedReading.Refused("neither a feed nor a sitemap nor a page")
        : new FeedReading.Read(document);
  }

  private FeedReading tree(Element element, byte[] body, @Nullable String contentType, String url) {
    FeedElement root = FeedElement.root(element);
    String name = root.name();
    if (SyndicationReader.knows(name)) {
      return syndication.read(root);
    }
    if (Sitemap.knows(name)) {
      return new FeedReading.Read(sitemaps.read(root));
    }
    Optional<String> elsewhere = FeedDiscovery.find(ListingPage.parse(body, contentType, url));
    return elsewhere
        .<FeedReading>map(FeedReading.Elsewhere::new)
        .orElseGet(() -> new FeedReading.Refused("neither a feed nor a page that names one"));
  }
}
