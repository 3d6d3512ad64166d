package dev.silkwire.ingest.xml;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the root of a feed or a sitemap behind the messages that programs print before it. */
final class XmlRootFinder {
  private static final Set<String> NAMES = Set.of("rss", "rdf", "feed", "urlset", "sitemapindex");

  private XmlRootFinder() {}

  /**
   * Returns the first root with the name of a feed or a sitemap. A message may leave tags open, so
   * the feed may be inside one of them; inside a page it is no feed. Without one, returns the first
   * root, or null.
   */
  static @Nullable Element of(Document document) {
    Element first = document.children().first();
    if (first == null || isFeed(first)) {
      return first;
    }
    Stream<Element> inside = name(first).equals("html") ? Stream.empty() : document.stream();
    return Stream.concat(document.children().stream(), inside)
        .filter(XmlRootFinder::isFeed)
        .findFirst()
        .map(feed -> alone(feed, document))
        .orElse(first);
  }

  /** Namespaces and bases are looked up through all parents, so the feed must not stay inside. */
  private static Element alone(Element feed, Document document) {
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
