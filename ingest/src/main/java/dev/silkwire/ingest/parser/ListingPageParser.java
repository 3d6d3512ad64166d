package dev.silkwire.ingest.parser;

import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.feed.FeedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/** Parser of listing pages: takes the links that match a CSS selector as entries. */
final class ListingPageParser {
  private static final String HEADLINES = "article a[href], h1 a[href], h2 a[href], h3 a[href]";

  private ListingPageParser() {}

  /**
   * @param selector of the links; null for links in headlines
   */
  static FeedParseResult parse(Document page, String url, @Nullable String selector) {
    try {
      List<FeedEntry> entries = entries(page, selector == null ? HEADLINES : selector);
      return entries.isEmpty()
          ? new FeedParseResult.Unreadable("no link on the page matches " + selector)
          : new FeedParseResult.Parsed(document(page, url, entries));
    } catch (SelectorParseException e) {
      return new FeedParseResult.Unreadable("invalid CSS selector of links: " + selector);
    }
  }

  private static List<FeedEntry> entries(Document page, String selector) {
    Map<String, FeedEntry> links = new LinkedHashMap<>();
    for (Element a : page.select(selector)) {
      Element link = a.is("a[href]") ? a : a.selectFirst("a[href]");
      if (link != null) {
        String to = link.absUrl("href");
        String address = to.isEmpty() ? link.attr("href") : to;
        links.merge(address, FeedEntry.link(address, link.text()), ListingPageParser::longer);
      }
    }
    return new ArrayList<>(links.values());
  }

  /**
   * Keeps the link with the longer text, because an image and a headline often link the same story.
   */
  private static FeedEntry longer(FeedEntry a, FeedEntry b) {
    return a.title().length() >= b.title().length() ? a : b;
  }

  private static FeedDocument document(Document page, String url, List<FeedEntry> entries) {
    Element html = page.selectFirst("html");
    return new FeedDocument(
        "listing",
        FeedText.orNull(page.title()),
        url,
        null,
        html == null ? null : FeedText.orNull(html.attr("lang")),
        null,
        null,
        entries,
        true,
        List.of());
  }
}
