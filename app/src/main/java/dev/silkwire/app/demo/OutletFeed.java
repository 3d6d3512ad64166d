package dev.silkwire.app.demo;

import static dev.silkwire.app.demo.Markup.escape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import dev.silkwire.contract.json.Json;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the feed of an outlet in its form. */
final class OutletFeed {
  private final DemoOutlet outlet;
  private final String base;
  private final Function<DemoStory, Instant> published;

  /**
   * @param base URL of the outlet, without a trailing slash
   * @param published returns when a story was published
   */
  OutletFeed(DemoOutlet outlet, String base, Function<DemoStory, Instant> published) {
    this.outlet = outlet;
    this.base = base;
    this.published = published;
  }

  /**
   * A feed document.
   *
   * @param body text of the document
   * @param contentType value of the header Content-Type
   */
  record Document(String body, String contentType) {}

  Document of(List<DemoStory> stories) {
    return switch (outlet.form()) {
      case RSS, BROKEN -> new Document(rss(stories), "application/rss+xml");
      case CROOKED -> new Document(crooked(stories), "text/xml");
      case ATOM -> new Document(atom(stories), "application/atom+xml");
      case JSON -> new Document(json(stories), "application/feed+json");
      case SITEMAP -> new Document(sitemap(stories), "application/xml");
      case LISTING -> new Document(listing(stories), "text/html; charset=utf-8");
    };
  }

  private String rss(List<DemoStory> stories) {
    return syndication("rss_2.0", stories, s -> link(s) + "?utm_source=rss");
  }

  /** Returns malformed RSS: a bare ampersand, an entity that XML does not define, and no end. */
  private String crooked(List<DemoStory> stories) {
    return rss(stories)
        .replace("&amp;", "&")
        .replace("</title><link>", "&nbsp;</title><link>")
        .replace("</channel></rss>", "");
  }

  private String atom(List<DemoStory> stories) {
    return syndication("atom_1.0", stories, this::link);
  }

  private String syndication(
      String format, List<DemoStory> stories, Function<DemoStory, String> address) {
    SyndFeed feed = new SyndFeedImpl();
    feed.setFeedType(format);
    feed.setTitle(outlet.name());
    feed.setUri(base + "/");
    feed.setLink(base + "/");
    feed.setDescription(outlet.name());
    feed.setPublishedDate(
        stories.stream().map(published).max(Instant::compareTo).map(Date::from).orElse(null));
    feed.setEntries(stories.stream().map(s -> entry(s, address.apply(s))).toList());
    try {
      return new SyndFeedOutput().outputString(feed);
    } catch (FeedException e) {
      throw new IllegalStateException("cannot write a feed of the demo", e);
    }
  }

  private SyndEntry entry(DemoStory story, String address) {
    SyndEntry entry = new SyndEntryImpl();
    entry.setTitle(story.title());
    entry.setLink(address);
    entry.setUri(link(story));
    entry.setPublishedDate(Date.from(published.apply(story)));
    return entry;
  }

  private String json(List<DemoStory> stories) {
    ObjectNode feed = Json.mapper().createObjectNode();
    feed.put("version", "https://jsonfeed.org/version/1.1").put("title", outlet.name());
    feed.put("home_page_url", base + "/");
    ArrayNode items = feed.putArray("items");
    for (DemoStory s : stories) {
      items
          .addObject()
          .put("id", link(s))
          .put("url", link(s))
          .put("title", s.title())
          .put("date_published", published.apply(s).toString());
    }
    return feed.toString();
  }

  private String sitemap(List<DemoStory> stories) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">%s</urlset>
        """
        .formatted(
            each(
                stories,
                s ->
                    "<url><loc>%s</loc><news:news><news:publication><news:name>%s</news:name><news:language>%s</news:language></news:publication><news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news></url>"
                        .formatted(
                            link(s),
                            escape(outlet.name()),
                            outlet.language(),
                            published.apply(s),
                            escape(s.title()))));
  }

  private String listing(List<DemoStory> stories) {
    return """
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>%s</title></head>
        <body><nav><a href="/about">About</a></nav><ul class="stories">%s</ul></body></html>
        """
        .formatted(
            escape(outlet.name()),
            each(
                stories,
                s -> "<li><a href=\"%s\">%s</a></li>".formatted(link(s), escape(s.title()))));
  }

  private static String each(List<DemoStory> stories, Function<DemoStory, String> form) {
    return stories.stream().map(form).collect(Collectors.joining("\n"));
  }

  private String link(DemoStory story) {
    return base + "/" + story.id() + ".html";
  }
}
