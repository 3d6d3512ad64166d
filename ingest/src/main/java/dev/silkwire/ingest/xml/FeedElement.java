package dev.silkwire.ingest.xml;

import dev.silkwire.contract.StorableText;
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
 * An element of a feed under the name the specifications know it by, whatever prefix the document
 * chose: {@code title}, {@code dc:date}, {@code content:encoded}. Core elements of RSS and Atom
 * have no prefix inside their own documents.
 */
public final class FeedElement {
  private static final Map<String, String> PREFIXES = prefixes();

  private final Element element;
  private final String home;

  private FeedElement(Element element, String home) {
    this.element = element;
    this.home = home;
  }

  /** The root of a document; its own namespace is home and needs no prefix. */
  public static FeedElement root(Element element) {
    String prefix = prefix(element);
    return new FeedElement(element, prefix.equals("rdf") ? "" : prefix);
  }

  public String name() {
    String prefix = prefix(element);
    String local = element.tag().localName().toLowerCase(Locale.ROOT);
    return prefix.isEmpty() || prefix.equals(home) ? local : prefix + ":" + local;
  }

  public Stream<FeedElement> children() {
    return element.children().stream().map(e -> new FeedElement(e, home));
  }

  public Stream<FeedElement> children(String name) {
    return children().filter(c -> c.name().equals(name));
  }

  public @Nullable FeedElement child(String name) {
    return children(name).findFirst().orElse(null);
  }

  /** The first child of the first of these names that has any text. */
  @Nullable FeedElement first(String... names) {
    for (String name : names) {
      FeedElement found = children(name).filter(c -> !c.text().isEmpty()).findFirst().orElse(null);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The text of the first child of these names that has any, or null. */
  public @Nullable String text(String... names) {
    FeedElement found = first(names);
    return found == null ? null : found.text();
  }

  public String text() {
    return StorableText.clean(element.wholeText()).strip();
  }

  /** What is inside, as markup. */
  public String markup() {
    return element.html().strip();
  }

  public boolean hasElements() {
    return element.childrenSize() > 0;
  }

  /** The attribute, or an empty text; the prefix may be any. */
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

  /** An address made absolute by {@code xml:base} and the document's own. */
  public @Nullable String resolve(@Nullable String link) {
    if (link == null || link.isBlank()) {
      return null;
    }
    String plain = link.strip();
    try {
      if (new URI(plain).isAbsolute()) {
        return plain;
      }
    } catch (URISyntaxException e) {
      // Spaces and the like: resolved leniently below.
    }
    String base = base(element);
    String resolved = base.isEmpty() ? "" : StringUtil.resolve(base, plain);
    return resolved.isEmpty() ? plain : resolved;
  }

  /** {@code xml:lang} in force here, or null. */
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
    String written = element.tag().prefix().toLowerCase(Locale.ROOT);
    String uri = declared(element, written);
    if (uri == null) {
      return written;
    }
    String known = PREFIXES.get(uri.toLowerCase(Locale.ROOT));
    return known == null ? written : known;
  }

  private static @Nullable String declared(Element element, String prefix) {
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
