package dev.silkwire.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.SyndFeedOutput;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.parser.FeedParser;
import java.io.StringReader;
import java.time.Instant;
import java.util.Date;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds written by Rome are parsed, with the same values as Rome parses from well-formed feeds. */
class RomeFeedsTest {
  private static final Instant FIRST = Instant.parse("2026-10-20T06:00:00Z");

  private final FeedParser reader = new FeedParser(new DateReader());

  @ParameterizedTest
  @CsvSource({
    "rss_0.91U, false",
    "rss_0.92, false",
    "rss_0.93, true",
    "rss_0.94, true",
    "rss_1.0, true",
    "rss_2.0, true",
    "atom_0.3, true",
    "atom_1.0, true",
  })
  void feedsWrittenByRomeAreParsed(String format, boolean dated) throws Exception {
    String xml = new SyndFeedOutput().outputString(feed(format));
    SyndFeed theirs = new SyndFeedInput().build(new StringReader(xml));
    FeedDocument ours = read(xml);
    assertThat(ours.title()).isEqualTo(theirs.getTitle());
    assertThat(ours.entries()).hasSameSizeAs(theirs.getEntries());
    for (int i = 0; i < ours.entries().size(); i++) {
      FeedEntry our = ours.entries().get(i);
      SyndEntry their = theirs.getEntries().get(i);
      assertThat(our.title()).isEqualTo(their.getTitle());
      assertThat(our.link()).isEqualTo(their.getLink());
      if (dated) {
        assertThat(our.published().at()).isEqualTo(their.getPublishedDate().toInstant());
      }
    }
  }

  private FeedDocument read(String xml) {
    FeedParseResult result =
        reader.parse(
            xml.getBytes(UTF_8),
            "text/xml",
            "https://news.example/feed",
            Feed.Kind.SYNDICATION,
            null);
    assertThat(result).isInstanceOf(FeedParseResult.Parsed.class);
    return ((FeedParseResult.Parsed) result).document();
  }

  private static SyndFeed feed(String format) {
    SyndFeed feed = new SyndFeedImpl();
    feed.setFeedType(format);
    feed.setTitle("Ports and harbours, café edition");
    feed.setLink("https://news.example/");
    feed.setUri("https://news.example/");
    feed.setDescription("All of them");
    feed.setLanguage("en");
    feed.setPublishedDate(Date.from(FIRST));
    feed.setEntries(IntStream.range(0, 3).mapToObj(RomeFeedsTest::entry).toList());
    return feed;
  }

  private static SyndEntry entry(int n) {
    SyndEntry entry = new SyndEntryImpl();
    entry.setTitle("Story " + n + ": 港 et mer");
    entry.setLink("https://news.example/" + n + ".html?a=1&b=2");
    entry.setUri("https://news.example/" + n + ".html");
    entry.setPublishedDate(Date.from(FIRST.plusSeconds(3600L * n)));
    SyndContentImpl summary = new SyndContentImpl();
    summary.setValue("What happened at " + n);
    entry.setDescription(summary);
    return entry;
  }
}
