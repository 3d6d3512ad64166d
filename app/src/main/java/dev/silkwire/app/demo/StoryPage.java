package dev.silkwire.app.demo;

import static dev.silkwire.app.demo.Markup.escape;

import java.time.Instant;
import java.util.stream.Collectors;

/** Writes the page of a story, with navigation and related links as on a news site. Stateless. */
final class StoryPage {
  private StoryPage() {}

  static String of(DemoOutlet outlet, DemoStory story, Instant published) {
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head><meta charset="utf-8"><title>%s | %s</title>
        <meta property="og:site_name" content="%s">
        <meta property="article:published_time" content="%s">
        </head>
        <body>
        <nav><a href="/">Home</a> <a href="/world">World</a> <a href="/business">Business</a></nav>
        <main><article><h1>%s</h1>%s
        %s
        %s
        </article></main>
        <aside class="related"><h3>Most read</h3><ul><li><a href="/x">Polar Silk Road talks resume in Iceland</a></li></ul></aside>
        <footer>Write to the editor. All rights reserved.</footer>
        </body></html>
        """
        .formatted(
            outlet.language(),
            escape(story.title()),
            escape(outlet.name()),
            escape(outlet.name()),
            published,
            escape(story.title()),
            byline(story),
            figure(story),
            paragraphs(story));
  }

  static String paragraphs(DemoStory story) {
    return story.paragraphs().stream()
        .map(p -> "<p>" + escape(p) + "</p>")
        .collect(Collectors.joining("\n"));
  }

  private static String byline(DemoStory story) {
    return story.by() == null
        ? ""
        : "<p class=\"byline\" rel=\"author\">" + escape(story.by()) + "</p>";
  }

  private static String figure(DemoStory story) {
    return story.caption() == null
        ? ""
        : "<figure><figcaption>" + escape(story.caption()) + "</figcaption></figure>";
  }
}
