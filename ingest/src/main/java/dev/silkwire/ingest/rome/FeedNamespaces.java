package dev.silkwire.ingest.rome;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.SyModule;
import java.util.Map;
import org.jdom2.Namespace;

/** The namespaces of the JDOM documents that Rome parses, one per vocabulary. */
final class FeedNamespaces {
  static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
  static final Namespace CONTENT =
      Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");

  /** For RSS and Atom elements that Rome's parser of the document's format does not support. */
  static final Namespace OTHER = Namespace.getNamespace("feed", "urn:silkwire:feed");

  private static final Map<String, Namespace> BY_PREFIX =
      Map.of(
          "atom", ATOM,
          "content", CONTENT,
          "dc", Namespace.getNamespace("dc", DCModule.URI),
          "sy", Namespace.getNamespace("sy", SyModule.URI),
          "feedburner",
              Namespace.getNamespace("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"),
          "itunes", Namespace.getNamespace("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
          "media", Namespace.getNamespace("media", "http://search.yahoo.com/mrss/"),
          "xhtml", Namespace.getNamespace("xhtml", "http://www.w3.org/1999/xhtml"));

  private FeedNamespaces() {}

  /** Returns the namespace of a prefix in {@code feed-elements.txt}. */
  static Namespace of(String prefix) {
    Namespace known = BY_PREFIX.get(prefix);
    if (known == null) {
      throw new IllegalArgumentException(
          "unknown namespace prefix in feed-elements.txt: " + prefix);
    }
    return known;
  }
}
