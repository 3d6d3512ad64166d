package dev.silkwire.ingest.rome;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.xml.FeedElement;
import java.util.Locale;
import org.jdom2.Document;

/**
 * A parser of RSS 0.9x to 2.0, RDF, and Atom 0.3 and 1.0, on top of Rome.
 *
 * <p>Rome alone rejects one document in fourteen of feedparser's test suite, and its beans lose the
 * printed day and time of a date. Therefore {@link FeedTree} first creates a document that Rome
 * accepts, and {@link RawValuesModule} carries dates and languages. Thread-safe: each document has
 * its own {@code SyndFeedInput}.
 */
public final class RomeFeedParser {
  private final FeedTree tree = new FeedTree();
  private final SyndFeedMapper mapper;

  public RomeFeedParser(DateReader dates) {
    this.mapper = new SyndFeedMapper(dates);
  }

  /** Returns whether a root element with this name, in lower case, is the root of a feed. */
  public static boolean canParse(String rootName) {
    return switch (rootName) {
      case "rss", "rdf", "rdf:rdf", "feed", "channel", "atom:feed", "entry", "redirect" -> true;
      default -> false;
    };
  }

  /** Parses a feed. The result is {@link FeedParseResult.Unreadable} if Rome rejects it. */
  public FeedParseResult parse(FeedElement root) {
    return parse(tree.document(root), kind(root));
  }

  /**
   * Parses a document. Also catches the unchecked exceptions of Rome, which must not end a poll.
   */
  public FeedParseResult parse(Document document, String kind) {
    SyndFeed feed;
    try {
      feed = syndFeed(document);
    } catch (FeedException | RuntimeException e) {
      return new FeedParseResult.Unreadable(
          "Rome cannot parse this feed (" + kind + "): " + e.getMessage());
    }
    return new FeedParseResult.Parsed(mapper.map(feed, kind));
  }

  private static SyndFeed syndFeed(Document document) throws FeedException {
    SyndFeedInput input = new SyndFeedInput();
    input.setPreserveWireFeed(true);
    return input.build(document);
  }

  private static String kind(FeedElement root) {
    String version = root.attribute("version").toLowerCase(Locale.ROOT);
    if (root.name().equals("feed")) {
      return "atom-" + (version.isEmpty() ? "1.0" : version);
    }
    if (root.name().startsWith("rdf")) {
      return "rss-1.0";
    }
    return version.isEmpty() ? "rss" : "rss-" + version;
  }
}
