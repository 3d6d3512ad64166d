package dev.silkwire.ingest.rome;

import com.rometools.rome.feed.synd.SyndLink;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * An Atom link, in an Atom feed or in another one.
 *
 * @param relation in lower case, {@code alternate} if not declared
 * @param href absolute URL where it can be resolved
 * @param type media type, empty if not declared
 */
record AtomLink(String relation, String href, String type) {
  static AtomLink of(SyndLink link) {
    return new AtomLink(link.getRel(), link.getHref(), link.getType());
  }

  static AtomLink of(Element link) {
    return new AtomLink(
        link.getAttributeValue("rel"),
        link.getAttributeValue("href"),
        link.getAttributeValue("type"));
  }

  /** Returns the URL of the first link of a relation, or null. */
  static @Nullable String first(List<AtomLink> links, String relation) {
    return links.stream()
        .filter(l -> l.relation().equals(relation))
        .map(AtomLink::href)
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns the URL of the page among alternate links, of which RFC 4287 (4.2.7) allows one per
   * media type. Prefers a link to HTML, then an HTTP URL, then any; null if there is none.
   */
  static @Nullable String page(List<AtomLink> links) {
    List<AtomLink> alternates =
        links.stream().filter(l -> l.relation().equals("alternate")).toList();
    Optional<AtomLink> page = alternates.stream().filter(l -> l.isHttp() && l.isHtml()).findFirst();
    return page.or(() -> alternates.stream().filter(AtomLink::isHttp).findFirst())
        .or(() -> alternates.stream().findFirst())
        .map(AtomLink::href)
        .orElse(null);
  }

  private boolean isHtml() {
    return type.isEmpty() || type.contains("html");
  }

  private boolean isHttp() {
    return href.startsWith("http://") || href.startsWith("https://") || !href.contains(":");
  }
}
