package dev.silkwire.ingest.feed;

import dev.silkwire.contract.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.markup.ReadingGate;
import dev.silkwire.ingest.markup.TooLargeException;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a feed's address holds. What it is, is seen from the document, not from its label:
 * servers label feeds as they like. Thread-safe.
 */
public final class FeedReader {
  private final RomeFeedReader rome;
  private final Sitemap sitemaps;
  private final JsonFeed jsonFeeds;
  private final DocumentParser parser;
  private final ReadingGate gate;

  /** A reader of feeds of the standard size, one at a time. */
  public FeedReader(DateReader dates) {
    this(dates, DocumentParser.standard(), new ReadingGate(1));
  }

  /**
   * @param parser that limits the size of documents
   * @param gate that limits how many are read at the same time
   */
  public FeedReader(DateReader dates, DocumentParser parser, ReadingGate gate) {
    this.parser = parser;
    this.gate = gate;
    this.rome = new RomeFeedReader(dates);
    this.sitemaps = new Sitemap(dates);
    this.jsonFeeds = new JsonFeed(dates);
  }

  /**
   * Reads a document. One that exceeds a limit is refused, with the limit as the reason.
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
    return gate.read(() -> readWithin(body, contentType, url, kind, links));
  }

  private FeedReading readWithin(
      byte[] body,
      @Nullable String contentType,
      String url,
      Feed.Kind kind,
      @Nullable String links) {
    try {
      return readWhole(body, contentType, url, kind, links);
    } catch (TooLargeException e) {
      return new FeedReading.Refused("too large: " + e.getMessage());
    } catch (StackOverflowError e) {
      return new FeedReading.Refused("too large: it is nested too deeply");
    }
  }

  private FeedReading readWhole(
      byte[] body,
      @Nullable String contentType,
      String url,
      Feed.Kind kind,
      @Nullable String links) {
    if (body.length == 0) {
      return new FeedReading.Refused("the answer is empty");
    }
    if (kind == Feed.Kind.LISTING) {
      return ListingPage.read(page(body, contentType, url), url, links);
    }
    String text = XmlText.of(body, contentType).strip();
    if (text.startsWith("{") || text.startsWith("\ufeff{")) {
      return json(text, url);
    }
    Element root = XmlHealing.root(text, url, parser);
    return root == null ? lines(text) : tree(root, body, contentType, url);
  }

  Document page(byte[] body, @Nullable String contentType, String url) {
    return parser.page(body, contentType, url);
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
    if (RomeFeedReader.knows(name)) {
      return rome.read(root);
    }
    if (Sitemap.knows(name)) {
      return new FeedReading.Read(sitemaps.read(root));
    }
    Optional<String> elsewhere = FeedDiscovery.find(page(body, contentType, url));
    return elsewhere
        .<FeedReading>map(FeedReading.Elsewhere::new)
        .orElseGet(() -> new FeedReading.Refused("neither a feed nor a page that names one"));
  }
}
