package dev.silkwire.ingest.feedlist;

import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.feed.FeedText;
import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.markup.ParseLimits;
import dev.silkwire.ingest.xml.XmlRepair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Reader and writer of OPML 2.0. Folders become labels. Files that are not well-formed are
 * repaired. Values that OPML has no attribute for have attributes in the namespace {@code
 * https://silkwire.dev/opml}.
 */
public final class Opml {
  /** The limit is higher than that of feeds, because the operator provides the file. */
  private static final DocumentParser PARSER =
      new DocumentParser(new ParseLimits(1_000_000, 1_000_000, 1));

  private static final String NAMESPACE = "https://silkwire.dev/opml";

  private static final int MAX_QUOTE_CHARS = 100;

  private Opml() {}

  static FeedListFile read(String text) {
    List<Feed> feeds = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Element root = XmlRepair.root(text, "", PARSER);
    Element body = root == null ? null : root.selectFirst("body");
    if (body == null) {
      return new FeedListFile(feeds, List.of("not OPML: the file has no body element"));
    }
    outlines(body, List.of(), feeds, problems);
    return new FeedListFile(feeds, problems);
  }

  private static void outlines(
      Element parent, List<String> folders, List<Feed> feeds, List<String> problems) {
    for (Element outline : parent.children()) {
      if (!outline.normalName().equals("outline")) {
        continue;
      }
      String url = attribute(outline, "xmlurl");
      List<String> inside = folders;
      if (url != null) {
        add(definition(outline, url, folders), feeds, problems);
      } else if (outline.childrenSize() > 0) {
        inside = with(folders, name(outline));
      } else {
        problems.add(
            "an outline without xmlUrl: " + StorableText.fit(name(outline), MAX_QUOTE_CHARS));
      }
      outlines(outline, inside, feeds, problems);
    }
  }

  private static void add(FeedDefinition definition, List<Feed> feeds, List<String> problems) {
    try {
      feeds.add(definition.feed());
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private static FeedDefinition definition(Element outline, String url, List<String> folders) {
    return new FeedDefinition(
        url,
        attribute(outline, "type"),
        name(outline).equals(url) ? null : FeedText.orNull(name(outline)),
        attribute(outline, "silkwire:outlet"),
        attribute(outline, "silkwire:country"),
        attribute(outline, "silkwire:language"),
        attribute(outline, "silkwire:links"),
        folders,
        null,
        null);
  }

  private static String name(Element outline) {
    String title = attribute(outline, "title");
    String text = attribute(outline, "text");
    return title != null ? title : text != null ? text : "";
  }

  private static List<String> with(List<String> folders, String name) {
    List<String> inside = new ArrayList<>(folders);
    if (!name.isBlank()) {
      inside.add(name.strip());
    }
    return inside;
  }

  /**
   * Returns an attribute by its name in lower case. For names in our namespace the document may use
   * any prefix.
   */
  private static @Nullable String attribute(Element e, String name) {
    String local = name.substring(name.indexOf(':') + 1);
    boolean isOurs = name.startsWith("silkwire:");
    for (Attribute a : e.attributes()) {
      String key = a.getKey().toLowerCase(Locale.ROOT);
      if (isOurs ? key.endsWith(":" + local) : key.equals(name)) {
        return FeedText.orNull(a.getValue().strip());
      }
    }
    return null;
  }

  /**
   * Returns the feeds as OPML, with nested folders for labels, so that reading it returns the same
   * feeds.
   */
  public static String write(List<Feed> feeds) {
    Map<List<String>, List<Feed>> folders = new LinkedHashMap<>();
    feeds.forEach(f -> folders.computeIfAbsent(f.labels(), k -> new ArrayList<>()).add(f));
    StringBuilder out = new StringBuilder();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<opml version=\"2.0\" xmlns:silkwire=\"").append(NAMESPACE).append("\">\n");
    out.append("  <head><title>Silkwire feeds</title></head>\n  <body>\n");
    folders.forEach((labels, inside) -> folder(out, labels, inside));
    return out.append("  </body>\n</opml>\n").toString();
  }

  private static void folder(StringBuilder out, List<String> labels, List<Feed> feeds) {
    labels.forEach(l -> out.append("    <outline").append(pair("text", l)).append(">\n"));
    feeds.forEach(f -> outline(out, f));
    labels.forEach(l -> out.append("    </outline>\n"));
  }

  private static void outline(StringBuilder out, Feed feed) {
    String type =
        switch (feed.kind()) {
          case SYNDICATION -> "rss";
          case SITEMAP -> "sitemap";
          case LISTING -> "html";
        };
    String outlet = feed.outlet().name();
    out.append("      <outline")
        .append(pair("text", feed.title() == null ? feed.url() : feed.title()))
        .append(pair("type", type))
        .append(pair("xmlUrl", feed.url()))
        .append(
            pair("silkwire:outlet", outlet == null || outlet.equals(feed.title()) ? null : outlet))
        .append(pair("silkwire:country", feed.outlet().country()))
        .append(pair("silkwire:language", feed.language()))
        .append(pair("silkwire:links", feed.links()))
        .append("/>\n");
  }

  private static String pair(String name, @Nullable String value) {
    return value == null
        ? ""
        : " " + name + "=\"" + Entities.escape(value).replace("\"", "&quot;") + "\"";
  }
}
