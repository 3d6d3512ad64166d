package dev.silkwire.ingest.parser;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the feeds that a page speaks of. */
public final class FeedDiscovery {
  private static final Pattern FEED_WORD =
      Pattern.compile("(?i)(?<![a-z])(rss|atom|feed|feeds|rdf)(?![a-z])");
  private static final int MOST_LINKS = 8;

  private FeedDiscovery() {}

  /** The feed that a page names as its alternate. */
  static Optional<String> find(Document page) {
    return named(page).stream().findFirst();
  }

  /** All feeds that a page names as its alternates. */
  public static List<String> named(Document page) {
    return page.select("link[rel~=(?i)\\balternate\\b][href]").stream()
        .filter(FeedDiscovery::isFeed)
        .map(l -> l.absUrl("href"))
        .filter(u -> !u.isEmpty())
        .distinct()
        .toList();
  }

  /** What a page links to that is a feed by its address or its words. */
  public static List<String> linked(Document page) {
    return page.select("a[href]").stream()
        .filter(a -> speaksOfFeed(a.attr("href")) || speaksOfFeed(a.text() + " " + a.attr("title")))
        .map(a -> a.absUrl("href"))
        .filter(u -> u.startsWith("http"))
        .distinct()
        .limit(MOST_LINKS)
        .toList();
  }

  private static boolean speaksOfFeed(String text) {
    return FEED_WORD.matcher(text).find();
  }

  private static boolean isFeed(Element link) {
    String type = link.attr("type").toLowerCase(Locale.ROOT);
    return type.contains("rss")
        || type.contains("atom")
        || type.contains("feed+json")
        || type.contains("rdf");
  }
}
