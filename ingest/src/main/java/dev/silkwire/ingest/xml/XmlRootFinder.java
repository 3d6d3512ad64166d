package dev.silkwire.ingest.xml;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the root element of a feed or sitemap, also behind error messages that a web application
 * has printed before it.
 */
final class XmlRootFinder {
  private static final Set<String> NAMES = Set.of("rss", "rdf", "feed", "urlset", "sitemapindex");

  private XmlRootFinder() {}

  /**
   * Returns the first element with the root name of a feed or sitemap; without one the first root
   * element, or null. A message may leave tags open, so the feed may be a descendant. A descendant
   * of an HTML page is not a feed.
   */
  static @Nullable Element find(Document document) {
    Element first = document.children().first();
    if (first == null || isFeed(first)) {
      return first;
    }
    Stream<Element> descendants = name(first).equals("html") ? Stream.empty() : document.stream();
    return Stream.concat(document.children().stream(), descendants)
        .filter(XmlRootFinder::isFeed)
        .findFirst()
        .map(feed -> detach(feed, document))
        .orElse(first);
  }

  /**
   * Makes the feed the only root, because namespaces and base URLs are inherited from ancestors.
   */
  private static Element detach(Element feed, Document document) {
    feed.remove();
    document.empty();
    document.appendChild(feed);
    return feed;
  }

  private static boolean isFeed(Element element) {
    return NAMES.contains(name(element));
  }

  private static String name(Element element) {
    return element.tag().localName().toLowerCase(Locale.ROOT);
  }
}
