package dev.silkwire.ingest.rome;

import com.rometools.rome.feed.synd.SyndLink;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * A link of Atom, in an Atom feed or in another one.
 *
 * @param relation in lower case, {@code alternate} when the feed does not state it
 * @param href absolute where it can be made so
 * @param type a media type, empty when the feed does not state it
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

  /** The address of the first link of a relation, or null. */
  static @Nullable String first(List<AtomLink> links, String relation) {
    return links.stream()
        .filter(l -> l.relation().equals(relation))
        .map(AtomLink::href)
        .findFirst()
        .orElse(null);
  }

  /**
   * The address of the page among alternates: RFC 4287 (4.2.7) allows one for each media type. The
   * first web page wins, then the first web address, then the first of any scheme.
   */
  static @Nullable String page(List<AtomLink> links) {
    List<AtomLink> alternates =
        links.stream().filter(l -> l.relation().equals("alternate")).toList();
    Optional<AtomLink> page = alternates.stream().filter(l -> l.isWeb() && l.isPage()).findFirst();
    return page.or(() -> alternates.stream().filter(AtomLink::isWeb).findFirst())
        .or(() -> alternates.stream().findFirst())
        .map(AtomLink::href)
        .orElse(null);
  }

  private boolean isPage() {
    return type.isEmpty() || type.contains("html");
  }

  private boolean isWeb() {
    return href.startsWith("http://") || href.startsWith("https://") || !href.contains(":");
  }
}
