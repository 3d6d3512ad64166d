package dev.silkwire.ingest.feed;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the feed that a page names as its alternate. */
final class FeedDiscovery {
  private FeedDiscovery() {}

  static Optional<String> find(Document page) {
    return page.select("link[rel~=(?i)\\balternate\\b][href]").stream()
        .filter(FeedDiscovery::isFeed)
        .map(l -> l.absUrl("href"))
        .filter(u -> !u.isEmpty())
        .findFirst();
  }

  private static boolean isFeed(Element link) {
    String type = link.attr("type").toLowerCase(Locale.ROOT);
    return type.contains("rss")
        || type.contains("atom")
        || type.contains("feed+json")
        || type.contains("rdf");
  }
}
