package dev.silkwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.RepeatedStrings;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.feed.Hub;
import dev.silkwire.ingest.markup.TooLargeException;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.text.Charsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Repeats a short string 200,000 characters long in each place of a page and of a feed that a
 * regular expression reads. An expression whose time grows with the square of the length would take
 * minutes.
 */
class LongRunsTest {
  private static final int CHARS = 200_000;
  private static final String STORY =
      "<p>Storks nest on the chimney of the old brewery again, and the town is glad of it.</p>";
  private static final List<String> PAGES =
      List.of(
          "<title>RUN</title><h1>Storks</h1>",
          "<title>Storks</title><h1>RUN</h1>",
          "<title>a RUN b</title><h1>a RUN b</h1><meta property='og:title' content='a RUN b'>",
          "<title>a RUN b | Storks</title><meta property='og:site_name' content='a RUN b'>",
          "<meta name=author content=\"a RUN b\">",
          "<meta name=author content=\"RUN\"><p class=byline>RUN</p>",
          "<p class=byline>By Ann RUN b</p><div class=author>Ann RUN</div>",
          "<time datetime=\"RUN\">RUN</time><span class=date>1 RUN 2026</span>",
          "<meta property='article:published_time' content='2026 RUN'>",
          "<p class=\"RUN\" style=\"display RUN\" id=\"RUN\">Published on 1 RUN</p>",
          "<p>RUN</p><p>1.1.2026 RUN</p><p>RUN 2026</p>",
          "<script type='application/ld+json'>JSON</script>",
          "<script>\"datePublished\":\"2026 RUN\" RUN</script>",
          "<link rel=canonical href=\"https://n.example/RUN\"><a href=\"RUN\">RUN</a>",
          "<html lang=\"RUN\"><meta http-equiv=content-type content='text/html; charset RUN'>",
          "<figure><img alt=\"RUN\"><figcaption>RUN</figcaption></figure><pre>RUN</pre>");
  private static final List<String> ELEMENTS =
      List.of("title", "author", "pubDate", "link", "guid", "description", "category", "language");

  private static final String URL = "https://n.example/rss";

  private final ArticleExtractor extractor = new ArticleExtractor(new DateReader());
  private final FeedParser feeds = new FeedParser(new DateReader());

  @ParameterizedTest
  @MethodSource("dev.silkwire.contract.RepeatedStrings#all")
  void aPageWithALongRunIsReadInTime(String unit) {
    String run = RepeatedStrings.of(unit, CHARS);
    for (String shape : PAGES) {
      String html = shape.replace("JSON", json(run)).replace("RUN", run) + STORY.repeat(5);
      FuzzBounds.check(shape, () -> extract(html));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.silkwire.contract.RepeatedStrings#all")
  void aFeedWithALongRunIsReadInTime(String unit) {
    String run = RepeatedStrings.of(unit.replace("<b>", "&lt;b&gt;"), CHARS);
    for (String element : ELEMENTS) {
      String item = "<item><title>a</title><%s>a %s b</%1$s></item>".formatted(element, run);
      String feed = "<rss version='2.0'><channel>" + item + "</channel></rss>";
      FuzzBounds.check(element, () -> parse(feed));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.silkwire.contract.RepeatedStrings#all")
  void aHeaderWithALongRunIsReadInTime(String unit) {
    String run = RepeatedStrings.of(unit, CHARS);
    FuzzBounds.check("Link", () -> Hub.of(run, null, URL));
    FuzzBounds.check("Content-Type", () -> Charsets.ofContentType("text/html; charset" + run));
  }

  private void extract(String html) {
    try {
      extractor.extract(html.getBytes(UTF_8), "text/html", "https://n.example/storks");
    } catch (TooLargeException e) {
      // A limit of the parser is an expected outcome.
    }
  }

  private void parse(String feed) {
    feeds.parse(feed.getBytes(UTF_8), null, URL, Feed.Kind.SYNDICATION, null);
  }

  private static String json(String run) {
    try {
      return """
      {"@type":"NewsArticle","headline":%s,"author":%1$s,"datePublished":%1$s,"articleBody":%1$s}"""
          .formatted(Json.mapper().writeValueAsString(run));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
