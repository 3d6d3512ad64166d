package dev.silkwire.app.demo;

import static dev.silkwire.app.demo.Markup.escape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.contract.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An outlet's stories in the form it offers them. */
final class OutletFeed {
  private final DemoOutlet outlet;
  private final String base;
  private final Function<DemoStory, Instant> published;

  /**
   * @param base address of the outlet, without a slash at its end
   * @param published when a story was published
   */
  OutletFeed(DemoOutlet outlet, String base, Function<DemoStory, Instant> published) {
    this.outlet = outlet;
    this.base = base;
    this.published = published;
  }

  /**
   * A document and what it is.
   *
   * @param body the document
   * @param contentType as sent
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
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>%s</title><link>%s/</link><description>%s</description>%s</channel></rss>
        """
        .formatted(
            escape(outlet.name()),
            base,
            escape(outlet.name()),
            each(
                stories,
                s ->
                    "<item><title>%s</title><link>%s?utm_source=rss</link><guid>%s</guid><pubDate>%s</pubDate></item>"
                        .formatted(escape(s.title()), link(s), link(s), rfc822(s))));
  }

  /** A bare ampersand, an entity XML does not know, and no end. */
  private String crooked(List<DemoStory> stories) {
    return rss(stories)
        .replace("&amp;", "&")
        .replace("</title><link>", "&nbsp;</title><link>")
        .replace("</channel></rss>", "");
  }

  private String atom(List<DemoStory> stories) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><id>%s/</id><title>%s</title><updated>%s</updated>%s</feed>
        """
        .formatted(
            base,
            escape(outlet.name()),
            stories.stream().map(published).max(Instant::compareTo).orElse(Instant.EPOCH),
            each(
                stories,
                s ->
                    "<entry><id>%s</id><title>%s</title><link href=\"%s\"/><published>%s</published><updated>%s</updated></entry>"
                        .formatted(
                            link(s),
                            escape(s.title()),
                            link(s),
                            published.apply(s),
                            published.apply(s))));
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

  private String rfc822(DemoStory story) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        published.apply(story).atOffset(ZoneOffset.UTC));
  }
}
