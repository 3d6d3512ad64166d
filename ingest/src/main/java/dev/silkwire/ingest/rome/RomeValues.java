package dev.silkwire.ingest.rome;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.Extendable;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * The values of one feed or entry that Rome has parsed, by the names of {@code feed-elements.txt}.
 * They come from the bean, its Dublin Core module, its foreign markup and {@link RawValuesModule}.
 * For one thread.
 */
final class RomeValues {
  /** The name of a guid that is a permalink. */
  static final String PERMALINK = "permalink";

  /** The name of the URL of external content. */
  static final String SOURCE = "src";

  private final Map<String, List<String>> values = new HashMap<>();
  private final List<AtomLink> links = new ArrayList<>();
  private final Map<String, String> printed;
  private final boolean atom;
  private @Nullable String titleType;

  private RomeValues(boolean atom, @Nullable Module printed) {
    this.atom = atom;
    this.printed = RawValuesModule.of(printed);
  }

  static RomeValues of(SyndFeed feed) {
    WireFeed wire = feed.originalWireFeed();
    RomeValues read =
        new RomeValues(
            !(wire instanceof Channel), wire.getModule(RawValuesModule.NAMESPACE.getURI()));
    read.add("title", feed.getTitleEx());
    read.add(read.atom ? "subtitle" : "description", feed.getDescriptionEx());
    if (wire instanceof Channel channel) {
      read.add("link", channel.getLink());
      read.add("language", channel.getLanguage());
      read.add("ttl", channel.getTtl() > 0 ? String.valueOf(channel.getTtl()) : null);
    }
    read.add(wire, feed.getLinks(), feed.getForeignMarkup());
    return read;
  }

  static RomeValues of(SyndEntry entry) {
    Object wire = entry.getWireEntry();
    RomeValues read =
        new RomeValues(
            !(wire instanceof Item), entry.getModule(RawValuesModule.NAMESPACE.getURI()));
    read.add("title", entry.getTitleEx());
    read.add(read.atom ? "summary" : "description", entry.getDescription());
    entry.getContents().forEach(c -> read.add(read.atom ? "content" : "content:encoded", c));
    if (wire instanceof Item item) {
      read.addItem(item);
    } else if (wire instanceof Entry atom) {
      read.addEntry(atom);
    }
    read.add((Extendable) wire, entry.getLinks(), entry.getForeignMarkup());
    return read;
  }

  private void addItem(Item item) {
    add("link", item.getLink());
    add("author", item.getAuthor());
    Guid guid = item.getGuid();
    if (guid != null) {
      add("guid", guid.getValue());
      add(PERMALINK, guid.isPermaLink() ? guid.getValue() : null);
    }
  }

  private void addEntry(Entry entry) {
    add("id", entry.getId());
    entry.getAuthors().forEach(author -> add("author", author.getName()));
    entry.getContents().forEach(content -> add(SOURCE, content.getSrc()));
  }

  private void add(Extendable wire, List<SyndLink> syndLinks, List<Element> foreign) {
    if (wire.getModule(DCModule.URI) instanceof DCModule dc) {
      dc.getTitles().forEach(title -> add("dc:title", title));
      dc.getDescriptions().forEach(description -> add("dc:description", description));
      dc.getCreators().forEach(creator -> add("dc:creator", creator));
      dc.getLanguages().forEach(language -> add("dc:language", language));
    }
    syndLinks.forEach(link -> links.add(AtomLink.of(link)));
    foreign.forEach(this::addForeign);
  }

  private void addForeign(Element element) {
    boolean other = element.getNamespace().equals(FeedNamespaces.OTHER);
    String name = other ? element.getName() : element.getQualifiedName();
    if (name.equals("atom:link")) {
      links.add(AtomLink.of(element));
      return;
    }
    add(name, element.getText());
    add(SOURCE, element.getAttributeValue("src"));
    add(
        PERMALINK,
        "true".equals(element.getAttributeValue("isPermaLink")) ? element.getText() : null);
  }

  private void add(String name, @Nullable SyndContent content) {
    if (content != null) {
      add(name, content.getValue());
      titleType = name.equals("title") ? content.getType() : titleType;
    }
  }

  private void add(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      values.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
    }
  }

  /** Returns the first value of the first name that has a value, or null. */
  @Nullable String first(String... names) {
    for (String name : names) {
      List<String> found = values.get(name);
      if (found != null) {
        return found.get(0);
      }
    }
    return null;
  }

  /** Returns all values, in the order of the names. */
  Stream<String> all(String... names) {
    return Arrays.stream(names).flatMap(name -> values.getOrDefault(name, List.of()).stream());
  }

  /** Returns whether the feed is Atom. */
  boolean isAtom() {
    return atom;
  }

  /** Returns the declared type of the title: {@code text}, {@code html} or empty. */
  String titleType() {
    return titleType == null ? "" : titleType;
  }

  /** Returns a value of {@link RawValuesModule}, or null. */
  @Nullable String printed(String name) {
    return printed.get(name);
  }

  List<AtomLink> links() {
    return links;
  }
}
