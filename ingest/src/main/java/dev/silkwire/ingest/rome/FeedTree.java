package dev.silkwire.ingest.rome;

import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.ingest.xml.FeedElement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Copies a repaired feed into a JDOM document that Rome accepts: RSS 2.0 or Atom 1.0 with the items
 * under the channel, one namespace per vocabulary, absolute URLs, decoded Base64, and markup as
 * text. The copy does not choose between fields. It leaves out elements that no field is mapped
 * from, empty elements, and values that Rome rejects.
 *
 * <p>The document is at most five elements deep, and no XML parser is involved, so that no entity
 * is expanded or fetched. Thread-safe: the rules are immutable.
 */
final class FeedTree {
  private static final Set<String> PERIODS =
      Set.of("hourly", "daily", "weekly", "monthly", "yearly");
  private static final String RELATIONS = "http://www.iana.org/assignments/relation/";

  private final Map<String, FeedElementRule> rules = FeedElementRule.load();

  /** Returns the document for the root of an RSS, RDF or Atom feed. */
  Document document(FeedElement root) {
    boolean atom = root.name().equals("feed");
    FeedElement rssChannel = root.child("channel");
    FeedElement source = rssChannel == null ? root : rssChannel;
    Element channel = atom ? new Element("feed", FeedNamespaces.ATOM) : new Element("channel");
    fill(channel, source);
    Stream<FeedElement> items =
        source == root ? items(root) : Stream.concat(items(root), items(source));
    items.forEach(item -> channel.addContent(item(item, atom)));
    return new Document(
        atom ? channel : new Element("rss").setAttribute("version", "2.0").addContent(channel));
  }

  private static Stream<FeedElement> items(FeedElement parent) {
    return parent
        .children()
        .flatMap(c -> c.name().equals("items") && c.hasElements() ? c.children() : Stream.of(c))
        .filter(c -> c.name().equals("item") || c.name().equals("entry"));
  }

  private Element item(FeedElement source, boolean atom) {
    Element item = atom ? new Element("entry", FeedNamespaces.ATOM) : new Element("item");
    fill(item, source);
    addPrinted(item, RawValuesModule.ABOUT, source.attribute("about"));
    return item;
  }

  private void fill(Element target, FeedElement source) {
    Set<String> seen = new HashSet<>();
    source
        .children()
        .forEach(
            child -> {
              FeedElementRule rule = rules.get(child.name());
              if (rule != null) {
                add(target, rule, child, seen);
              }
            });
    addPrinted(target, RawValuesModule.LANGUAGE, source.language());
  }

  private static void add(
      Element target, FeedElementRule rule, FeedElement source, Set<String> seen) {
    switch (rule.form()) {
      case LINK -> addLink(target, rule, source, seen);
      case PERSON -> addPerson(target, rule, source, seen);
      case CONTENT -> addContent(target, rule, source, seen);
      default -> addValue(target, rule, source, seen);
    }
  }

  /** Adds the value of an element, unless an element of the same name has been added. */
  private static void addValue(
      Element target, FeedElementRule rule, FeedElement source, Set<String> seen) {
    String value = value(rule, source);
    if (value == null || value.isEmpty() || !seen.add(rule.name())) {
      return;
    }
    if (rule.form() == FeedElementRule.Form.PRINTED) {
      addPrinted(target, rule.name(), value);
      return;
    }
    Element element = addElement(target, rule, value);
    if (rule.form() == FeedElementRule.Form.TEXT) {
      TextConstruct.type(source).ifPresent(type -> element.setAttribute("type", type));
    } else if (rule.form() == FeedElementRule.Form.GUID) {
      boolean permalink = !source.attribute("isPermaLink").equalsIgnoreCase("false");
      element.setAttribute("isPermaLink", String.valueOf(permalink));
    }
  }

  private static @Nullable String value(FeedElementRule rule, FeedElement source) {
    String text = source.text();
    if (text.isEmpty()) {
      return null;
    }
    return switch (rule.form()) {
      case TEXT -> TextConstruct.flatten(source);
      case ID -> source.resolve(text);
      case PERIOD -> PERIODS.contains(lower(text)) ? lower(text) : null;
      case NUMBER -> text.matches("0*[1-9]\\d{0,5}") ? text : null;
      default -> text;
    };
  }

  private static void addContent(
      Element target, FeedElementRule rule, FeedElement source, Set<String> seen) {
    String address = source.resolve(source.attribute("src"));
    String value = source.text().isEmpty() ? "" : TextConstruct.flatten(source);
    if ((value.isEmpty() && address == null) || !seen.add(rule.name())) {
      return;
    }
    Element element = addElement(target, rule, value);
    if (address != null) {
      element.setAttribute("src", StorableText.clean(address));
    }
  }

  /** Adds a link. Its text is an RSS link, its href attribute an Atom link; feeds mix both. */
  private static void addLink(
      Element target, FeedElementRule rule, FeedElement source, Set<String> seen) {
    String text = source.resolve(source.text());
    if (text != null && rule.prefix().isEmpty() && seen.add(rule.name())) {
      boolean rss = target.getNamespace().equals(Namespace.NO_NAMESPACE);
      Namespace namespace = rss ? Namespace.NO_NAMESPACE : FeedNamespaces.OTHER;
      target.addContent(new Element("link", namespace).setText(StorableText.clean(text)));
    }
    String href = source.resolve(source.attribute("href"));
    if (href != null) {
      Element link = new Element("link", FeedNamespaces.ATOM);
      link.setAttribute("href", StorableText.clean(href));
      link.setAttribute("rel", relation(source));
      link.setAttribute("type", StorableText.clean(lower(source.attribute("type"))));
      target.addContent(link);
    }
  }

  private static String relation(FeedElement link) {
    String rel = lower(link.attribute("rel"));
    String name = rel.startsWith(RELATIONS) ? rel.substring(RELATIONS.length()) : rel;
    return name.isEmpty() ? "alternate" : StorableText.clean(name);
  }

  /**
   * Adds an author. Rome reads only one author of an RSS item, so further ones become foreign
   * markup.
   */
  private static void addPerson(
      Element target, FeedElementRule rule, FeedElement source, Set<String> seen) {
    String nameElement = source.text("name", "atom:name");
    String name = nameElement == null ? source.text() : nameElement;
    if (name.isEmpty()) {
      return;
    }
    if (target.getName().equals("entry") && rule.prefix().isEmpty()) {
      Element person = new Element("author", FeedNamespaces.ATOM);
      addText(person, new Element("name", FeedNamespaces.ATOM), name);
      target.addContent(person);
    } else if (rule.prefix().isEmpty() && !seen.add(rule.name())) {
      addText(target, new Element("author", FeedNamespaces.OTHER), name);
    } else {
      addElement(target, rule, name);
    }
  }

  private static Element addElement(Element target, FeedElementRule rule, String value) {
    boolean core = rule.parents().contains(target.getName());
    Namespace namespace =
        !rule.prefix().isEmpty()
            ? FeedNamespaces.of(rule.prefix())
            : core ? target.getNamespace() : FeedNamespaces.OTHER;
    return addText(target, new Element(rule.localName(), namespace), value);
  }

  private static void addPrinted(Element target, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      Element element = new Element(RawValuesParser.ELEMENT, RawValuesModule.NAMESPACE);
      element.setAttribute(RawValuesParser.NAME, name);
      addText(target, element, value);
    }
  }

  /** Removes characters that XML forbids, because JDOM rejects them. */
  private static Element addText(Element target, Element element, String value) {
    target.addContent(element.setText(StorableText.clean(value)));
    return element;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
