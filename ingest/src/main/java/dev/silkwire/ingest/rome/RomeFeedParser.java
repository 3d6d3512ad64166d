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
 * Reads RSS 0.9x to 2.0, RDF and Atom 0.3 and 1.0 with Rome.
 *
 * <p>Rome alone refuses one document in fourteen of feedparser's suite, and its beans lose the day
 * and the clock of a date. So {@link FeedTree} first makes the document that Rome expects, and
 * {@link RawValuesModule} carries dates and languages past the beans. Thread-safe: each document
 * has its own {@code SyndFeedInput}.
 */
public final class RomeFeedParser {
  private final FeedTree tree = new FeedTree();
  private final SyndFeedMapper mapper;

  public RomeFeedParser(DateReader dates) {
    this.mapper = new SyndFeedMapper(dates);
  }

  /** Returns whether a root of that name is the root of a feed. */
  public static boolean knows(String rootName) {
    return switch (rootName) {
      case "rss", "rdf", "rdf:rdf", "feed", "channel", "atom:feed", "entry", "redirect" -> true;
      default -> false;
    };
  }

  /** Reads a feed; what Rome refuses is a named refusal. */
  public FeedParseResult read(FeedElement root) {
    return read(tree.document(root), kind(root));
  }

  /** Rome throws unchecked exceptions too; none of them may end a poll. */
  public FeedParseResult read(Document document, String kind) {
    SyndFeed feed;
    try {
      feed = parse(document);
    } catch (FeedException | RuntimeException e) {
      return new FeedParseResult.Refused(
          "Rome cannot read this feed (" + kind + "): " + e.getMessage());
    }
    return new FeedParseResult.Read(mapper.map(feed, kind));
  }

  private static SyndFeed parse(Document document) throws FeedException {
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
