package dev.silkwire.ingest.xml;

import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.ingest.text.ResourceLines;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * An element of a feed, with the name by which the specifications know it, whatever prefix the
 * document declares: {@code title}, {@code dc:date}, {@code content:encoded}. Elements of the
 * root's own namespace have no prefix.
 */
public final class FeedElement {
  private static final Map<String, String> PREFIXES = prefixes();

  private final Element element;
  private final String rootPrefix;

  private FeedElement(Element element, String rootPrefix) {
    this.element = element;
    this.rootPrefix = rootPrefix;
  }

  /** Returns the root of a document; elements in its namespace have names without a prefix. */
  public static FeedElement root(Element element) {
    String prefix = prefix(element);
    return new FeedElement(element, prefix.equals("rdf") ? "" : prefix);
  }

  /** Returns the name in lower case. */
  public String name() {
    String prefix = prefix(element);
    String local = element.tag().localName().toLowerCase(Locale.ROOT);
    return prefix.isEmpty() || prefix.equals(rootPrefix) ? local : prefix + ":" + local;
  }

  public Stream<FeedElement> children() {
    return element.children().stream().map(e -> new FeedElement(e, rootPrefix));
  }

  public Stream<FeedElement> children(String name) {
    return children().filter(c -> c.name().equals(name));
  }

  public @Nullable FeedElement child(String name) {
    return children(name).findFirst().orElse(null);
  }

  /** Returns the first child with text, of the first name that has one. */
  @Nullable FeedElement first(String... names) {
    for (String name : names) {
      FeedElement found = children(name).filter(c -> !c.text().isEmpty()).findFirst().orElse(null);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Returns the text of the first child with text, of the first name that has one; else null. */
  public @Nullable String text(String... names) {
    FeedElement found = first(names);
    return found == null ? null : found.text();
  }

  /** Returns the text of the element and its descendants. */
  public String text() {
    return StorableText.clean(element.wholeText()).strip();
  }

  /** Returns the content as markup. */
  public String markup() {
    return element.html().strip();
  }

  public boolean hasElements() {
    return element.childrenSize() > 0;
  }

  /** Returns the attribute, with any prefix and case; empty if absent. */
  public String attribute(String name) {
    if (element.hasAttr(name)) {
      return element.attr(name).strip();
    }
    return element.attributes().asList().stream()
        .filter(a -> a.getKey().equalsIgnoreCase(name) || a.getKey().endsWith(":" + name))
        .map(a -> a.getValue().strip())
        .findFirst()
        .orElse("");
  }

  /**
   * Resolves a URL against {@code xml:base} and the URL of the document. Returns null for a blank
   * link.
   */
  public @Nullable String resolve(@Nullable String link) {
    if (link == null || link.isBlank()) {
      return null;
    }
    String stripped = link.strip();
    try {
      if (new URI(stripped).isAbsolute()) {
        return stripped;
      }
    } catch (URISyntaxException e) {
      // Not a valid URI, for example because of spaces. jsoup resolves it leniently.
    }
    String base = base(element);
    String resolved = base.isEmpty() ? "" : StringUtil.resolve(base, stripped);
    return resolved.isEmpty() ? stripped : resolved;
  }

  /** Returns the inherited {@code xml:lang}, or null. */
  public @Nullable String language() {
    for (Element e = element; e != null; e = e.parent()) {
      if (!e.attr("xml:lang").isBlank()) {
        return e.attr("xml:lang").strip();
      }
    }
    return null;
  }

  private static String base(Node node) {
    Node parent = node.parent();
    String outer = parent == null ? node.baseUri() : base(parent);
    String own = node.attr("xml:base").strip();
    if (own.isEmpty()) {
      return outer;
    }
    String resolved = StringUtil.resolve(outer, own);
    return resolved.isEmpty() ? outer : resolved;
  }

  private static String prefix(Element element) {
    String prefix = element.tag().prefix().toLowerCase(Locale.ROOT);
    String uri = namespace(element, prefix);
    if (uri == null) {
      return prefix;
    }
    String known = PREFIXES.get(uri.toLowerCase(Locale.ROOT));
    return known == null ? prefix : known;
  }

  private static @Nullable String namespace(Element element, String prefix) {
    String attribute = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
    for (Element e = element; e != null; e = e.parent()) {
      if (e.hasAttr(attribute)) {
        return e.attr(attribute);
      }
    }
    return null;
  }

  private static Map<String, String> prefixes() {
    Map<String, String> known = new HashMap<>();
    List<String> lines = ResourceLines.of(FeedElement.class, "namespaces.txt");
    for (String line : lines) {
      String[] words = line.split(" ");
      known.put(words[1], words[0].equals("-") ? "" : words[0]);
    }
    return known;
  }
}
