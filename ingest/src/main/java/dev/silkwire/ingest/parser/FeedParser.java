package dev.silkwire.ingest.parser;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.markup.ParseGate;
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
 * Parses the document at the URL of a feed: RSS, RDF, Atom, JSON Feed, a sitemap or a listing page.
 * The format is detected from the content, because the content types that servers send are
 * unreliable. Thread-safe: it holds no state but its parsers.
 *
 * <pre>{@code
 * FeedParser parser = new FeedParser(new DateReader());
 * FeedParseResult result = parser.parse(body, contentType, url, Feed.Kind.SYNDICATION, null);
 * }</pre>
 */
public final class FeedParser {
  private final RomeFeedParser rome;
  private final SitemapParser sitemaps;
  private final JsonFeedParser jsonFeeds;
  private final DocumentParser parser;
  private final ParseGate gate;

  /** Creates a parser with the limits of a 512 MB heap, for one document at a time. */
  public FeedParser(DateReader dates) {
    this(dates, DocumentParser.standard(), new ParseGate(1));
  }

  /**
   * @param parser limits the size of documents
   * @param gate limits the number of documents that are parsed at the same time
   */
  public FeedParser(DateReader dates, DocumentParser parser, ParseGate gate) {
    this.parser = parser;
    this.gate = gate;
    this.rome = new RomeFeedParser(dates);
    this.sitemaps = new SitemapParser(dates);
    this.jsonFeeds = new JsonFeedParser(dates);
  }

  /**
   * Parses a document. The result for a document that exceeds a limit is {@link
   * FeedParseResult.Unreadable}.
   *
   * @param contentType the Content-Type header, null if absent
   * @param url URL of the document, the base for relative URLs
   * @param kind the configured kind of the feed
   * @param links CSS selector of the links on a listing page
   */
  public FeedParseResult parse(
      byte[] body,
      @Nullable String contentType,
      String url,
      Feed.Kind kind,
      @Nullable String links) {
    return gate.run(() -> parseWithinLimits(body, contentType, url, kind, links));
  }

  private FeedParseResult parseWithinLimits(
      byte[] body,
      @Nullable String contentType,
      String url,
      Feed.Kind kind,
      @Nullable String links) {
    try {
      return detectAndParse(body, contentType, url, kind, links);
    } catch (TooLargeException e) {
      return new FeedParseResult.Unreadable("too large: " + e.getMessage());
    } catch (StackOverflowError e) {
      return new FeedParseResult.Unreadable("too large: it is nested too deeply");
    }
  }

  private FeedParseResult detectAndParse(
      byte[] body,
      @Nullable String contentType,
      String url,
      Feed.Kind kind,
      @Nullable String links) {
    if (body.length == 0) {
      return new FeedParseResult.Unreadable("the response is empty");
    }
    if (kind == Feed.Kind.LISTING) {
      return ListingPageParser.parse(page(body, contentType, url), url, links);
    }
    String text = XmlDecoder.decode(body, contentType).strip();
    if (text.startsWith("{") || text.startsWith("\ufeff{")) {
      return json(text, url);
    }
    Element root = XmlRepair.root(text, url, parser);
    return root == null ? lines(text) : tree(root, body, contentType, url);
  }

  /** Parses an HTML page. */
  public Document page(byte[] body, @Nullable String contentType, String url) {
    return parser.page(body, contentType, url);
  }

  private FeedParseResult json(String text, String url) {
    return jsonFeeds
        .parse(text.substring(text.indexOf('{')), url)
        .<FeedParseResult>map(FeedParseResult.Parsed::new)
        .orElseGet(() -> new FeedParseResult.Unreadable("JSON, but not JSON Feed"));
  }

  private static FeedParseResult lines(String text) {
    FeedDocument document = SitemapParser.lines(text);
    return document.entries().isEmpty()
        ? new FeedParseResult.Unreadable("not a feed, sitemap or page")
        : new FeedParseResult.Parsed(document);
  }

  private FeedParseResult tree(
      Element element, byte[] body, @Nullable String contentType, String url) {
    FeedElement root = FeedElement.root(element);
    String name = root.name();
    if (RomeFeedParser.canParse(name)) {
      return rome.parse(root);
    }
    if (SitemapParser.canParse(name)) {
      return new FeedParseResult.Parsed(sitemaps.parse(root));
    }
    Optional<String> link = FeedDiscovery.find(page(body, contentType, url));
    return link.<FeedParseResult>map(FeedParseResult.FeedLink::new)
        .orElseGet(
            () -> new FeedParseResult.Unreadable("not a feed, and not a page that declares one"));
  }
}
