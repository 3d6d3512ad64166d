package dev.silkwire.ingest.feed;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import dev.silkwire.ingest.date.DateReader;
import java.util.Locale;
import org.jdom2.Document;

/**
 * Reads RSS 0.9x to 2.0, RDF and Atom 0.3 and 1.0 with Rome.
 *
 * <p>Rome alone refuses one document in fourteen of feedparser's suite, and its beans lose the day
 * and the clock of a date. So {@link FeedTree} first makes the document that Rome expects, and
 * {@link PrintedValues} carries dates and languages past the beans. Thread-safe.
 */
final class SyndicationReader {
  private final FeedTree tree = new FeedTree();
  private final RomeFeedReader reader;

  SyndicationReader(DateReader dates) {
    this.reader = new RomeFeedReader(dates);
  }

  /** Whether a root of that name is the root of a feed. */
  static boolean knows(String rootName) {
    return switch (rootName) {
      case "rss", "rdf", "rdf:rdf", "feed", "channel", "atom:feed", "entry", "redirect" -> true;
      default -> false;
    };
  }

  FeedReading read(FeedElement root) {
    return read(tree.document(root), kind(root));
  }

  /** Rome throws unchecked exceptions too; none of them may end a poll. */
  FeedReading read(Document document, String kind) {
    SyndFeed feed;
    try {
      feed = RomeFeedReader.parse(document);
    } catch (FeedException | RuntimeException e) {
      return new FeedReading.Refused(
          "Rome cannot read this feed (" + kind + "): " + e.getMessage());
    }
    return new FeedReading.Read(reader.read(feed, kind));
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
