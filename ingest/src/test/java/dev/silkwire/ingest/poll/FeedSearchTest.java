package dev.silkwire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.feed.Site;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.parser.FeedParser;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedSearchTest {
  private static final String RSS =
      "<rss version='2.0'><channel><title>T</title><item><title>A</title><link>/a</link></item>"
          + "</channel></rss>";
  private static final String EMPTY =
      "<rss version='2.0'><channel><title>T</title></channel></rss>";

  private final Site site = Site.open();
  private final FeedParser reader = new FeedParser(new DateReader());
  private final FeedSearch search = new FeedSearch(site.fetcher(), reader);

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<link rel=alternate type=application/rss+xml href=/x.xml> | /x.xml | declared by the page",
        "<a href=/our.rss>All feeds</a> | /our.rss | linked from the page",
        "<a href=/subscribe>RSS</a> | /subscribe | linked from the page",
        "<p>No word of it</p> | /feed.xml | at a well-known path",
        "<p>No word of it</p> | /maps/news.xml | listed in robots.txt",
      })
  void theFeedOfASiteIsFound(String page, String where, String how) {
    site.page("/", "<html><body>" + page + "</body></html>");
    site.page("/robots.txt", "User-agent: *\nSitemap: " + site.url("/maps/news.xml") + "\n");
    site.page(where, RSS);

    assertThat(search.search(page("/")))
        .hasValueSatisfying(
            found -> {
              assertThat(found.url()).isEqualTo(site.url(where));
              assertThat(found.how()).isEqualTo(how);
            });
  }

  @Test
  void aFeedWithEntriesIsPreferredToAnEmptyOne() {
    site.page(
        "/", "<link rel=alternate type=application/rss+xml href=/comments><a href=/rss>RSS</a>");
    site.page("/comments", EMPTY);
    site.page("/rss", RSS);

    assertThat(search.search(page("/"))).map(FeedSearch.Result::url).hasValue(site.url("/rss"));
  }

  @Test
  void pathsForbiddenByRobotsTxtAreNotFetched() {
    site.page("/", "<p>nothing</p>");
    site.page("/robots.txt", "User-agent: *\nDisallow: /feed\n");
    site.page("/feed", RSS);

    assertThat(search.search(page("/"))).isEmpty();
  }

  @Test
  void aCheckReportsTheFormatAndTheRepairedError() {
    site.page("/rss", RSS.replace("<title>A</title>", "<title>A & B</title>"));
    PollSchedule schedule =
        new PollSchedule(null, Duration.ofMinutes(5), Duration.ofHours(24), () -> 0);
    FeedCheck check = new FeedCheck(site.fetcher(), reader, schedule, InstantSource.system());

    FeedCheck.Report report = check.check(Feed.of(site.url("/rss")));

    assertThat(report.parseResult()).isInstanceOf(FeedParseResult.Parsed.class);
    assertThat(report.xmlError()).startsWith("not well-formed at line 1");
    assertThat(report.next()).isNotNull();
  }

  private Fetched page(String path) {
    return (Fetched)
        site.fetcher().fetch(FetchRequest.feed(site.url(path), Validators.NONE)).join();
  }
}
