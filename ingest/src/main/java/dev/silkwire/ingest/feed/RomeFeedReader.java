package dev.silkwire.ingest.feed;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.silkwire.ingest.date.DateReader;
import java.util.Locale;
import org.jdom2.Document;

/**
 * Reads RSS 0.9x to 2.0, RDF and Atom 0.3 and 1.0 with Rome.
 *
 * <p>Rome alone refuses one document in fourteen of feedparser's suite, and its beans lose the day
 * and the clock of a date. So {@link FeedTree} first makes the document that Rome expects, and
 * {@link PrintedValues} carries dates and languages past the beans. Thread-safe: each document has
 * its own {@code SyndFeedInput}.
 */
final class RomeFeedReader {
  private final FeedTree tree = new FeedTree();
  private final SyndFeedMapper mapper;

  RomeFeedReader(DateReader dates) {
    this.mapper = new SyndFeedMapper(dates);
  }

  /** Returns whether a root of that name is the root of a feed. */
  static boolean knows(String rootName) {
    return switch (rootName) {
      case "rss", "rdf", "rdf:rdf", "feed", "channel", "atom:feed", "entry", "redirect" -> true;
      default -> false;
    };
  }

  /** Reads a feed; what Rome refuses is a named refusal. */
  FeedReading read(FeedElement root) {
    return read(tree.document(root), kind(root));
  }

  /** Rome throws unchecked exceptions too; none of them may end a poll. */
  FeedReading read(Document document, String kind) {
    SyndFeed feed;
    try {
      feed = parse(document);
    } catch (FeedException | RuntimeException e) {
      return new FeedReading.Refused(
          "Rome cannot read this feed (" + kind + "): " + e.getMessage());
    }
    return new FeedReading.Read(mapper.map(feed, kind));
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
