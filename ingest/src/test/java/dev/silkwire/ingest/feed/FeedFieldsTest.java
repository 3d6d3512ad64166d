package dev.silkwire.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.parser.FeedParser;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The preference between equivalent fields in each format. Each row is a rule. */
class FeedFieldsTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final FeedParser reader = new FeedParser(new DateReader());

  static Stream<Arguments> titles() {
    return Stream.of(
        Arguments.of("RSS", "<title>A</title><dc:title>B</dc:title>", "A"),
        Arguments.of("Dublin Core", "<media:title>C</media:title><dc:title>B</dc:title>", "B"),
        Arguments.of("Atom in RSS", "<a:title>D</a:title><media:title>C</media:title>", "D"),
        Arguments.of("iTunes", "<media:title>C</media:title><itunes:title>E</itunes:title>", "E"),
        Arguments.of("media", "<title> </title><media:title>C</media:title>", "C"),
        Arguments.of("the first that is not empty", "<title/><title>F</title>", "F"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("titles")
  void theTitleIsReadByPreference(String rule, String fields, String title) {
    assertThat(rss(fields).entries().get(0).title()).isEqualTo(title);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("<description>s</description><content:encoded>c</content:encoded>", "s", "c"),
        Arguments.of("<description>s</description><summary>t</summary>", "s", null),
        Arguments.of("<summary>t</summary><dc:description>u</dc:description>", "t", null),
        Arguments.of("<itunes:summary>v</itunes:summary><a:summary>w</a:summary>", "w", null),
        Arguments.of("<media:description>x</media:description>", "x", null),
        Arguments.of("<content>d</content><content:encoded>c</content:encoded>", null, "c"),
        Arguments.of("<body><p>b</p></body>", null, "<p>b</p>"),
        Arguments.of("<h:body><h:p>b</h:p></h:body>", null, "<h:p>b</h:p>"),
        Arguments.of("<fullitem>f</fullitem>", null, "f"),
        Arguments.of("<description>a <b>bold</b> word</description>", "a <b>bold</b> word", null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void summaryAndContentAreReadByPreference(String fields, String summary, String content) {
    FeedEntry entry = rss(fields).entries().get(0);

    assertThat(entry.summary()).isEqualTo(summary);
    assertThat(entry.content()).isEqualTo(content);
  }

  static Stream<Arguments> links() {
    return Stream.of(
        Arguments.of("<link>https://e.example/1</link><guid>https://e.example/2</guid>", "1"),
        Arguments.of("<link>/1</link>", "1"),
        Arguments.of("<link/><link>/1</link>", "1"),
        Arguments.of(
            "<link>/2</link><feedburner:origLink>https://e.example/1</feedburner:origLink>", "1"),
        Arguments.of("<a:link rel='self' href='/2'/><a:link href='/1'/>", "1"),
        Arguments.of("<a:link rel='Alternate' href='/1'/><guid>https://e.example/2</guid>", "1"),
        Arguments.of("<link href='/1'/>", "1"),
        Arguments.of("<guid>https://e.example/1</guid>", "1"),
        Arguments.of("<guid isPermaLink='true'>https://e.example/1</guid>", "1"),
        Arguments.of("<guid isPermaLink='False'>https://e.example/1</guid>", null),
        Arguments.of("<guid>at://did:plc:abc</guid>", null),
        Arguments.of("<a:link xml:base='https://e.example/' href='1'/>", "1"),
        Arguments.of(
            "<a:link type='application/x-relay+json' href='relay:a'/><a:link type='text/html'"
                + " href='/1'/>",
            "1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("links")
  void theLinkIsReadByPreference(String fields, String page) {
    String link = page == null ? null : "https://e.example/" + page;

    assertThat(rss(fields).entries().get(0).link()).isEqualTo(link);
  }

  static Stream<Arguments> atomLinks() {
    return Stream.of(
        Arguments.of("<link rel='http://www.iana.org/assignments/relation/alternate' href='/1'/>"),
        Arguments.of("<link>https://e.example/1</link><link href='/2'/>"),
        Arguments.of("<link rel='enclosure' href='/2'/><link href='/1'/>"),
        Arguments.of("<link href='relay:a' type='application/x-relay+json'/><link href='/1'/>"),
        Arguments.of("<link href='/1.pdf' type='application/pdf'/><link href='/1'/>"),
        Arguments.of("<content src='/1' type='text/html'/>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("atomLinks")
  void theLinkOfAnAtomEntryIsReadByPreference(String fields) {
    assertThat(atom(fields).entries().get(0).link()).isEqualTo("https://e.example/1");
  }

  static Stream<Arguments> ids() {
    return Stream.of(
        Arguments.of("<guid>g</guid><a:id>i</a:id>", "g"),
        Arguments.of("<a:id>i</a:id>", "i"),
        Arguments.of("<id>urn:i</id>", "urn:i"),
        Arguments.of("<id>/i</id>", "https://e.example/i"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  void theIdIsReadAsWritten(String fields, String id) {
    assertThat(rss(fields).entries().get(0).id()).isEqualTo(id);
  }

  static Stream<Arguments> authors() {
    return Stream.of(
        Arguments.of("<author>A</author><author>B</author>", "A,B"),
        Arguments.of("<dc:creator>C</dc:creator><author>A</author>", "A,C"),
        Arguments.of("<a:author><a:name>D</a:name><a:uri>x</a:uri></a:author>", "D"),
        Arguments.of("<author><name>A</name></author>", "A"),
        Arguments.of("<itunes:author>E</itunes:author><dc:creator>E</dc:creator>", "E"),
        Arguments.of("<author>a@e.example (Ann Bo)</author>", "Ann Bo"),
        Arguments.of("<author>a@e.example</author>", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("authors")
  void authorsAreNames(String fields, String names) {
    assertThat(String.join(",", rss(fields).entries().get(0).authors())).isEqualTo(names);
  }

  static Stream<Arguments> dates() {
    return Stream.of(
        Arguments.of("<pubDate>2024-09-01</pubDate><dc:date>2024-09-02</dc:date>", "2024-09-01"),
        Arguments.of("<dc:date>2024-09-02</dc:date><issued>2024-09-03</issued>", "2024-09-02"),
        Arguments.of("<pubDate>Invalid</pubDate><dc:date>2024-09-02</dc:date>", "2024-09-02"),
        Arguments.of("<pubDate>2024-13-45</pubDate>", null),
        Arguments.of("<dcterms:created>2024-09-02</dcterms:created>", "2024-09-02"),
        Arguments.of("<lastBuildDate>2024-09-02</lastBuildDate>", null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dates")
  void theFirstReadableDateIsRead(String fields, String day) {
    assertThat(rss(fields).entries().get(0).published().date())
        .isEqualTo(day == null ? null : java.time.LocalDate.parse(day));
  }

  static Stream<Arguments> intervals() {
    return Stream.of(
        Arguments.of("<ttl>60</ttl><sy:updatePeriod>daily</sy:updatePeriod>", 60),
        Arguments.of("<ttl>0</ttl><sy:updatePeriod>Hourly</sy:updatePeriod>", 60),
        Arguments.of(
            "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>24</sy:updateFrequency>",
            60),
        Arguments.of("<sy:updatePeriod>weekly</sy:updatePeriod>", 7 * 1440),
        Arguments.of("<sy:updateFrequency>2</sy:updateFrequency>", 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("intervals")
  void theFeedAdvisesAnInterval(String fields, int minutes) {
    FeedDocument feed = read("<rss version='2.0'" + NAMESPACES + ">" + fields + "</rss>");

    assertThat(feed.advised()).isEqualTo(minutes == 0 ? null : Duration.ofMinutes(minutes));
  }

  static Stream<Arguments> languages() {
    return Stream.of(
        Arguments.of("<language>en</language><dc:language>fr</dc:language>", "", "en", "en"),
        Arguments.of("<dc:language>fr</dc:language>", "", "fr", "fr"),
        Arguments.of("", "<title xml:lang='fr'>t</title>", null, null),
        Arguments.of("<language>en</language>", "<dc:language>fr</dc:language>", "en", "fr"),
        Arguments.of("<language>en</language>", "<language>fr</language>", "en", "fr"));
  }

  @ParameterizedTest(name = "{0}{1}")
  @MethodSource("languages")
  void anEntryHasItsOwnLanguageOrTheFeeds(
      String feedFields, String fields, String ofFeed, String ofEntry) {
    FeedDocument feed =
        read(
            "<rss version='2.0'%s><channel>%s<item><title>t</title>%s</item></channel></rss>"
                .formatted(NAMESPACES, feedFields, fields));

    assertThat(feed.language()).isEqualTo(ofFeed);
    assertThat(feed.entries().get(0).language()).isEqualTo(ofEntry);
  }

  static Stream<Arguments> atomTitles() {
    return Stream.of(
        Arguments.of(
            "<title>drop the &lt;marquee&gt; element</title>", "drop the <marquee> element"),
        Arguments.of("<title type='text'>a &lt;b&gt;tag&lt;/b&gt;</title>", "a <b>tag</b>"),
        Arguments.of("<title>a &lt;b&gt;word&lt;/b&gt;</title>", "a word"),
        Arguments.of("<title>Ann&amp;#39;s</title>", "Ann's"),
        Arguments.of("<title type='html'>a &lt;b&gt;word&lt;/b&gt;</title>", "a word"),
        Arguments.of("<title type='xhtml'><div>a <b>word</b></div></title>", "a word"),
        Arguments.of(
            "<title mode='base64' type='text/html'>YSA8Yj53b3JkPC9iPg==</title>", "a word"),
        Arguments.of(
            "<title mode='escaped' type='text/html'>a &lt;i&gt;word&lt;/i&gt;</title>", "a word"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("atomTitles")
  void anAtomTitleIsTextOrMarkupAsDeclared(String field, String title) {
    assertThat(atom(field).entries().get(0).title()).isEqualTo(title);
  }

  @org.junit.jupiter.api.Test
  void theHubAndTheTopicAreReadFromLinks() {
    String links = "<LINK rel='Hub' href='/hub'/><LINK rel='self' href='/self'/>";
    Hub hub = new Hub("https://e.example/hub", "https://e.example/self");

    assertThat(
            read("<feed xmlns='" + ATOM + "'>" + links.replace("LINK", "link") + "</feed>").hub())
        .isEqualTo(hub);
    assertThat(
            read("<rss><channel xmlns:a='"
                    + ATOM
                    + "'>"
                    + links.replace("LINK", "a:link")
                    + "</channel></rss>")
                .hub())
        .isEqualTo(hub);
  }

  private static final String NAMESPACES =
      " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:a='"
          + ATOM
          + "' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
          + " xmlns:media='http://search.yahoo.com/mrss/' xmlns:h='http://www.w3.org/1999/xhtml'"
          + " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
          + " xmlns:dcterms='http://purl.org/dc/terms/'"
          + " xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'"
          + " xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'";

  private FeedDocument rss(String fields) {
    return read(
        "<rss version='2.0'%s><channel><item>%s</item></channel></rss>"
            .formatted(NAMESPACES, fields));
  }

  private FeedDocument atom(String fields) {
    return read("<feed xmlns='%s'><entry>%s</entry></feed>".formatted(ATOM, fields));
  }

  private FeedDocument read(String xml) {
    FeedParseResult result =
        reader.parse(
            xml.getBytes(UTF_8), null, "https://e.example/feed", Feed.Kind.SYNDICATION, null);
    return ((FeedParseResult.Parsed) result).document();
  }
}
