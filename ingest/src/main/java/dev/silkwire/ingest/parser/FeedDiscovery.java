package dev.silkwire.ingest.parser;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the feeds that an HTML page declares or links to. */
public final class FeedDiscovery {
  private static final Pattern FEED_WORD =
      Pattern.compile("(?i)(?<![a-z])(rss|atom|feed|feeds|rdf)(?![a-z])");
  private static final int MAX_LINKS = 8;

  private FeedDiscovery() {}

  /** Returns the first feed that a page declares as an alternate. */
  static Optional<String> find(Document page) {
    return declared(page).stream().findFirst();
  }

  /**
   * Returns the URLs of all feeds that a page declares as alternates ({@code link rel=alternate}).
   */
  public static List<String> declared(Document page) {
    return page.select("link[rel~=(?i)\\balternate\\b][href]").stream()
        .filter(FeedDiscovery::isFeed)
        .map(l -> l.absUrl("href"))
        .filter(u -> !u.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * Returns up to eight URLs of links whose address or text contains a word such as "rss" or
   * "feed".
   */
  public static List<String> linked(Document page) {
    return page.select("a[href]").stream()
        .filter(a -> hasFeedWord(a.attr("href")) || hasFeedWord(a.text() + " " + a.attr("title")))
        .map(a -> a.absUrl("href"))
        .filter(u -> u.startsWith("http"))
        .distinct()
        .limit(MAX_LINKS)
        .toList();
  }

  private static boolean hasFeedWord(String text) {
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
