package dev.silkwire.ingest.parser;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.feed.FeedParseResult;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedParserTest {
  private static final String URL = "https://example.org/feeds/rss.xml";

  private final FeedParser reader = new FeedParser(new DateReader());

  @Test
  void rssIsParsed() {
    FeedDocument feed =
        read(
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>Rails &amp; Roads</title><link>https://example.org/</link><ttl>90</ttl><language>en-GB</language>
            <item><title>A &lt;b&gt;line&lt;/b&gt; opens</title><link>/s/1</link><guid isPermaLink="false">7</guid>
              <dc:creator>Ada Obi</dc:creator><pubDate>Fri, 30 May 2014 08:00:00 +0800</pubDate>
              <description>Short.</description><c:encoded><![CDATA[<p>Long & whole.</p>]]></c:encoded></item>
            </channel></rss>
            """);
    FeedEntry entry = feed.entries().get(0);

    assertThat(feed.kind()).isEqualTo("rss-2.0");
    assertThat(feed.title()).isEqualTo("Rails & Roads");
    assertThat(feed.advised()).isEqualTo(Duration.ofMinutes(90));
    assertThat(entry.title()).isEqualTo("A line opens");
    assertThat(entry.link()).isEqualTo("https://example.org/s/1");
    assertThat(entry.authors()).containsExactly("Ada Obi");
    assertThat(entry.content()).isEqualTo("<p>Long & whole.</p>");
    assertThat(entry.published().date()).hasToString("2014-05-30");
    assertThat(entry.published().offset()).isEqualTo("+08:00");
    assertThat(entry.language()).isEqualTo("en-GB");
  }

  @Test
  void atomIsParsedWithXmlBase() {
    FeedDocument feed =
        read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://cdn.example/a/" xml:lang="fr">
            <title>Le Fil</title><entry xml:base="b/"><id>urn:x</id><title type="html">L&amp;apos;été</title>
            <link rel="self" href="self.xml"/><link href="c.html"/><updated>2026-10-14T07:15:00Z</updated>
            <published>2026-10-14T07:00:00+02:00</published><author><name>Luc Roi</name></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Tout.</p></div></content></entry></feed>
            """);
    FeedEntry entry = feed.entries().get(0);

    assertThat(feed.kind()).isEqualTo("atom-1.0");
    assertThat(entry.link()).isEqualTo("https://cdn.example/a/b/c.html");
    assertThat(entry.title()).isEqualTo("L'été");
    assertThat(entry.content()).contains("Tout.");
    assertThat(entry.authors()).containsExactly("Luc Roi");
    assertThat(entry.published().at()).hasToString("2026-10-14T05:00:00Z");
    assertThat(entry.updated().at()).hasToString("2026-10-14T07:15:00Z");
    assertThat(entry.language()).isEqualTo("fr");
  }

  @Test
  void rdfIsParsedWithItemsBesideTheChannel() {
    FeedDocument feed =
        read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title></channel>
            <item rdf:about="https://example.org/1"><title>One</title><dc:date>2015-09-15T15:21+08:00</dc:date></item></rdf:RDF>
            """);

    assertThat(feed.kind()).isEqualTo("rss-1.0");
    assertThat(feed.entries().get(0).link()).isEqualTo("https://example.org/1");
    assertThat(feed.entries().get(0).published().at()).hasToString("2015-09-15T07:21:00Z");
  }

  static Stream<Arguments> illnesses() {
    return Stream.of(
        Arguments.of("junk before the prolog", "\n\n<!-- x -->oops" + rss("One")),
        Arguments.of("a bare ampersand", rss("Tea & more &nbsp; One").replace("Tea", "One")),
        Arguments.of("a control character", rss("One\u0008")),
        Arguments.of(
            "an undeclared prefix", rss("One</title><dc:date>2020-01-01</dc:date><title>")),
        Arguments.of("a cut tail", rss("One").replace("</item></channel></rss>", "")),
        Arguments.of("an unclosed tag", rss("One").replace("</description>", "")),
        Arguments.of(
            "capital letters", rss("One").replace("item", "ITEM").replace("title", "TITLE")),
        Arguments.of("an odd doctype", "<!DOCTYPE rss [<!ENTITY a \"]>\">]>" + rss("One")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("illnesses")
  void malformedXmlIsRepaired(String illness, String xml) {
    FeedDocument feed = read(xml);

    assertThat(feed.entries()).hasSize(1);
    assertThat(feed.entries().get(0).title()).startsWith("One");
    assertThat(feed.entries().get(0).link()).isEqualTo("https://example.org/1?a=1&copy=2");
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of("GB2312", "GB18030", null, "北方新闻"),
        Arguments.of("Big5", "Big5", null, "聯合報"),
        Arguments.of("EUC-KR", "x-windows-949", null, "한국 뉴스"),
        Arguments.of("Shift_JIS", "Shift_JIS", null, "日本の記事"),
        Arguments.of("windows-1251", "windows-1251", null, "Новости"),
        Arguments.of("utf-16", "windows-1252", null, "Café"),
        Arguments.of("iso-8859-1", "UTF-8", null, "Café für alle"),
        Arguments.of("utf-8", "windows-1252", null, "Café"),
        Arguments.of("utf-8", "windows-1251", "text/xml; charset=windows-1251", "Новости"),
        Arguments.of("utf-8", "UTF-16LE", null, "Ascii"));
  }

  @ParameterizedTest(name = "declared {0}, really {1}")
  @MethodSource("encodings")
  void theEncodingIsDetectedFromTheBytes(
      String declared, String really, String contentType, String title) {
    byte[] bytes =
        ("<?xml version=\"1.0\" encoding=\"" + declared + "\"?>" + rss(title))
            .getBytes(Charset.forName(really));

    assertThat(read(bytes, contentType).entries().get(0).title()).isEqualTo(title);
  }

  @Test
  void aByteOrderMarkDecidesTheEncoding() {
    byte[] bytes =
        ("\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>" + rss("Marked")).getBytes(UTF_16LE);

    assertThat(read(bytes, null).entries().get(0).title()).isEqualTo("Marked");
  }

  @Test
  void noEntityIsExpanded() {
    String laughs =
        "<!DOCTYPE rss [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
            + rss("&b; &c;");

    String title = read(laughs).entries().get(0).title();

    assertThat(title).doesNotContain("lol").doesNotContain("root:");
  }

  @Test
  void aJsonFeedIsParsed() {
    FeedDocument feed =
        read(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"Coins","items":[
             {"id":1,"url":"https://example.org/1","title":"One","content_html":"<p>Whole</p>",
              "date_published":"2020-04-14T09:30:00Z","authors":[{"name":"Ann"}]},
             {"id":"2","external_url":"two","content_text":"a < b"}]}
            """);

    assertThat(feed.kind()).isEqualTo("json-feed");
    assertThat(feed.entries()).extracting(FeedEntry::id).containsExactly("1", "2");
    assertThat(feed.entries().get(0).authors()).containsExactly("Ann");
    assertThat(feed.entries().get(1).link()).isEqualTo("https://example.org/feeds/two");
    assertThat(feed.entries().get(1).content()).isEqualTo("<p>a &lt; b</p>");
  }

  @Test
  void aNewsSitemapAndAnIndexAreParsed() {
    FeedDocument news =
        read(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://example.org/1</loc><n:news><n:publication><n:name>X</n:name><n:language>id</n:language></n:publication>
            <n:publication_date>2026-10-17</n:publication_date><n:title>Satu</n:title></n:news></url></urlset>
            """);
    FeedDocument index =
        read(
            """
            <sitemapindex><sitemap><loc>https://example.org/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
            <sitemap><loc>https://example.org/new.xml</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>
            """);

    assertThat(news.entries().get(0).title()).isEqualTo("Satu");
    assertThat(news.entries().get(0).language()).isEqualTo("id");
    assertThat(news.entries().get(0).published().precision()).hasToString("DAY");
    assertThat(index.parts())
        .containsExactly("https://example.org/new.xml", "https://example.org/old.xml");
  }

  @Test
  void aListingPageIsParsedByItsSelector() {
    String page =
        "<ul class=top><li><a href=/1><img></a> <a href=/1>One</a></li></ul><a href=/about>About</a>";

    FeedParseResult result =
        reader.parse(page.getBytes(UTF_8), "text/html", URL, Feed.Kind.LISTING, "ul.top a");

    assertThat(((FeedParseResult.Parsed) result).document().entries())
        .singleElement()
        .satisfies(e -> assertThat(e.link()).isEqualTo("https://example.org/1"))
        .satisfies(e -> assertThat(e.title()).isEqualTo("One"));
    assertThat(reader.parse(page.getBytes(UTF_8), null, URL, Feed.Kind.LISTING, "ul..a"))
        .isInstanceOf(FeedParseResult.Unreadable.class);
  }

  @Test
  void aPageThatDeclaresAFeedResultsInALink() {
    String page =
        "<html><head><link rel=\"alternate\" type=\"application/atom+xml\" href=\"/atom\"></head></html>";

    assertThat(reader.parse(page.getBytes(UTF_8), "text/html", URL, Feed.Kind.SYNDICATION, null))
        .isEqualTo(new FeedParseResult.FeedLink("https://example.org/atom"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "not a feed",
        "<html><body>hello</body></html>",
        "{\"a\":1}",
        "{",
        "<<<>>>"
      })
  void otherContentIsUnreadableWithAReason(String text) {
    assertThat(reader.parse(text.getBytes(UTF_8), null, URL, Feed.Kind.SYNDICATION, null))
        .isInstanceOfSatisfying(
            FeedParseResult.Unreadable.class, r -> assertThat(r.reason()).isNotBlank());
  }

  private static String rss(String title) {
    return "<rss version=\"2.0\"><channel><title>t</title><item><title>"
        + title
        + "</title><link>https://example.org/1?a=1&copy=2</link><description>d</description></item></channel></rss>";
  }

  private FeedDocument read(String xml) {
    return read(xml.getBytes(UTF_8), null);
  }

  private FeedDocument read(byte[] bytes, String contentType) {
    return ((FeedParseResult.Parsed)
            reader.parse(bytes, contentType, URL, Feed.Kind.SYNDICATION, null))
        .document();
  }
}
