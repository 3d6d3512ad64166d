package dev.silkwire.ingest.parser;

import dev.silkwire.contract.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.markup.ReadingGate;
import dev.silkwire.ingest.markup.TooLargeException;
import dev.silkwire.ingest.rome.RomeFeedParser;
import dev.silkwire.ingest.xml.FeedElement;
import dev.silkwire.ingest.xml.XmlDecoder;
import dev.silkwire.ingest.xml.XmlRepair;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a feed's address holds. What it is, is seen from the document, not from its label:
 * servers label feeds as they like. Thread-safe.
 */
public final class FeedParser {
  private final RomeFeedParser rome;
  private final SitemapParser sitemaps;
  private final JsonFeedParser jsonFeeds;
  private final DocumentParser parser;
  private final ReadingGate gate;

  /** A reader of feeds of the standard size, one at a time. */
  public FeedParser(DateReader dates) {
    this(dates, DocumentParser.standard(), new ReadingGate(1));
  }

  /**
   * @param parser that limits the size of documents
   * @param gate that limits how many are read at the same time
   */
  public FeedParser(DateReader dates, DocumentParser parser, ReadingGate gate) {
    this.parser = parser;
    this.gate = gate;
    this.rome = new RomeFeedParser(dates);
    this.sitemaps = new SitemapParser(dates);
    this.jsonFeeds = new JsonFeedParser(dates);
  }

  /**
   * Reads a document. One that exceeds a limit is refused, with the limit as the reason.
   *
   * @param contentType as the server wrote it
   * @param url where it was found; relative addresses are resolved by it
   * @param kind what is expected there
   * @param links CSS selector of the links of a listing
   */
  public FeedParseResult read(
      byte[] body,
      @Nullable String contentType,
      String url,
      Feed.Kind kind,
      @Nullable String links) {
    return gate.read(() -> readWithin(body, contentType, url, kind, links));
  }

  private FeedParseResult readWithin(
      byte[] body,
      @Nullable String contentType,
      String url,
      Feed.Kind kind,
      @Nullable String links) {
    try {
      return readWhole(body, contentType, url, kind, links);
    } catch (TooLargeException e) {
      return new FeedParseResult.Refused("too large: " + e.getMessage());
    } catch (StackOverflowError e) {
      return new FeedParseResult.Refused("too large: it is nested too deeply");
    }
  }

  private FeedParseResult readWhole(
      byte[] body,
      @Nullable String contentType,
      String url,
      Feed.Kind kind,
      @Nullable String links) {
    if (body.length == 0) {
      return new FeedParseResult.Refused("the answer is empty");
    }
    if (kind == Feed.Kind.LISTING) {
      return ListingPageParser.read(page(body, contentType, url), url, links);
    }
    String text = XmlDecoder.of(body, contentType).strip();
    if (text.startsWith("{") || text.startsWith("\ufeff{")) {
      return json(text, url);
    }
    Element root = XmlRepair.root(text, url, parser);
    return root == null ? lines(text) : tree(root, body, contentType, url);
  }

  public Document page(byte[] body, @Nullable String contentType, String url) {
    return parser.page(body, contentType, url);
  }

  private FeedParseResult json(String text, String url) {
    return jsonFeeds
        .read(text.substring(text.indexOf('{')), url)
        .<FeedParseResult>map(FeedParseResult.Read::new)
        .orElseGet(() -> new FeedParseResult.Refused("it is JSON, but no JSON Feed"));
  }

  private static FeedParseResult lines(String text) {
    FeedDocument document = SitemapParser.lines(text);
    return document.entries().isEmpty()
        ? new FeedParseResult.Refused("neither a feed nor a sitemap nor a page")
        : new FeedParseResult.Read(document);
  }

  private FeedParseResult tree(
      Element element, byte[] body, @Nullable String contentType, String url) {
    FeedElement root = FeedElement.root(element);
    String name = root.name();
    if (RomeFeedParser.knows(name)) {
      return rome.read(root);
    }
    if (SitemapParser.knows(name)) {
      return new FeedParseResult.Read(sitemaps.read(root));
    }
    Optional<String> elsewhere = FeedDiscovery.find(page(body, contentType, url));
    return elsewhere
        .<FeedParseResult>map(FeedParseResult.Elsewhere::new)
        .orElseGet(() -> new FeedParseResult.Refused("neither a feed nor a page that names one"));
  }
}
