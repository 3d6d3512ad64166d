package dev.silkwire.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.rome.RawValuesModule;
import dev.silkwire.ingest.rome.RomeFeedParser;
import java.util.Map;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents and values that Rome alone rejects or misreads. Each is a feed of one entry. */
class RomeObstaclesTest {
  private static final String ITEM = "<item><title>One</title><link>/1</link></item>";
  private static final String ENTRY = "<entry><title>One</title><link href='/1'/></entry>";

  private final FeedParser reader = new FeedParser(new DateReader());

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of("version 2", rss("version='2'", "", ITEM)),
        Arguments.of("version 0.95", rss("version='0.95'", "", ITEM)),
        Arguments.of("no version", rss("", "", ITEM)),
        Arguments.of("capitals", "<RSS><CHANNEL>" + ITEM + "</CHANNEL></RSS>"),
        Arguments.of("a channel as root", "<channel>" + ITEM + "</channel>"),
        Arguments.of("no channel", "<rss version='2.0'>" + ITEM + "</rss>"),
        Arguments.of("items beside the channel", "<rss><channel/>" + ITEM + "</rss>"),
        Arguments.of("items in items", "<rss><channel><items>" + ITEM + "</items></channel></rss>"),
        Arguments.of("RDF without its namespace", "<rdf:RDF><channel/>" + ITEM + "</rdf:RDF>"),
        Arguments.of("Atom without a namespace", "<feed>" + ENTRY + "</feed>"),
        Arguments.of(
            "a draft of Atom",
            "<feed xmlns='http://purl.org/atom/ns#draft-ietf-atompub-format-00'>"
                + ENTRY
                + "</feed>"),
        Arguments.of(
            "a prefix of Atom",
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'>"
                + ENTRY.replaceAll("(</?)", "$1a:")
                + "</a:feed>"),
        Arguments.of("a port that is no number", rss("", "<cloud domain='d' port='x'/>", ITEM)),
        Arguments.of(
            "an hour that is no number", rss("", "<skipHours><hour>x</hour></skipHours>", ITEM)),
        Arguments.of(
            "an unknown period", rss(SY, "<sy:updatePeriod>often</sy:updatePeriod>", ITEM)),
        Arguments.of(
            "a frequency that is no number",
            rss(SY, "<sy:updateFrequency>x</sy:updateFrequency>", ITEM)),
        Arguments.of(
            "a frequency beyond int",
            rss(SY, "<sy:updateFrequency>99999999999</sy:updateFrequency>", ITEM)),
        Arguments.of("a ttl beyond int", rss("", "<ttl>99999999999</ttl>", ITEM)),
        Arguments.of("an image without a size", rss("", "<image><width>x</width></image>", ITEM)),
        Arguments.of(
            "a link to itself without an address",
            "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='self'/>" + ENTRY + "</feed>"),
        Arguments.of(
            "a date beyond any calendar",
            rss("", "<pubDate>+999999999-12-31T23:59:59Z</pubDate>", ITEM)),
        Arguments.of(
            "characters that JDOM refuses", rss("", "<title>&#0;&#8;\ufffe\ud800</title>", ITEM)),
        Arguments.of(
            "characters that JDOM refuses in an attribute",
            rss("", "<a:link rel='&#0;' type='&#1;' href='/&#2;'/>", ITEM)));
  }

  private static final String SY = "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'";

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void isRead(String obstacle, String xml) {
    assertThat(read(xml).entries())
        .singleElement()
        .satisfies(e -> assertThat(e.title()).isEqualTo("One"))
        .satisfies(e -> assertThat(e.link()).isEqualTo("https://e.example/1"));
  }

  @Test
  void aDayThatDoesNotExistIsIgnored() {
    String item = ITEM.replace("</item>", "<pubDate>2024-13-45</pubDate></item>");

    assertThat(read(rss("", "", item)).entries().get(0).published().date()).isNull();
  }

  @Test
  void idsAreNotNormalized() {
    String item = ITEM.replace("</item>", "<guid>HTTP://E.example/a/../%7Eb</guid></item>");

    assertThat(read(rss("", "", item)).entries().get(0).id())
        .isEqualTo("HTTP://E.example/a/../%7Eb");
  }

  @Test
  void feedsThatRomeRejectsAreUnreadableWithAReason() {
    RomeFeedParser syndication = new RomeFeedParser(new DateReader());

    FeedParseResult result = syndication.parse(new Document(new Element("html")), "rss-2.0");

    assertThat(result)
        .isInstanceOfSatisfying(
            FeedParseResult.Unreadable.class,
            r -> assertThat(r.reason()).contains("Rome", "rss-2.0", "Invalid document"));
  }

  @Test
  void romeClonesPrintedValues() {
    RawValuesModule values = new RawValuesModule(Map.of("pubdate", "today"));

    assertThat(RawValuesModule.of((RawValuesModule) values.clone()))
        .containsEntry("pubdate", "today");
  }

  private static String rss(String attributes, String fields, String item) {
    return "<rss %s><channel>%s%s</channel></rss>".formatted(attributes, fields, item);
  }

  private FeedDocument read(String xml) {
    FeedParseResult result =
        reader.parse(
            xml.getBytes(UTF_8), null, "https://e.example/feed", Feed.Kind.SYNDICATION, null);
    return ((FeedParseResult.Parsed) result).document();
  }
}
