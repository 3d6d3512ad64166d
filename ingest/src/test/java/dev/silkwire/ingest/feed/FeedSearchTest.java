package dev.silkwire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.Json;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.WebClient;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.Validators;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedSearchTest {
  private static final String RSS =
      "<rss version='2.0'><channel><title>T</title><item><title>A</title><link>/a</link></item>"
          + "</channel></rss>";
  private static final String EMPTY =
      "<rss version='2.0'><channel><title>T</title></channel></rss>";

  private final MockWebServer server = new MockWebServer();
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final WebClient web =
      new WebClient(
          Json.mapper()
              .convertValue(
                  Map.of("allow", List.of("127.0.0.1/32"), "pause", "PT0.001S"),
                  IngestConfig.class),
          InstantSource.system());
  private final FeedReader reader = new FeedReader(new DateReader());
  private final FeedSearch search = new FeedSearch(web.fetcher(), reader);

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String page = pages.get(request.getUrl().encodedPath());
            return page == null
                ? new MockResponse.Builder().code(404).build()
                : new MockResponse.Builder().body(page).build();
          }
        });
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() {
    web.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<link rel=alternate type=application/rss+xml href=/x.xml> | /x.xml | the page names it",
        "<a href=/our.rss>All feeds</a> | /our.rss | the page links to it",
        "<a href=/subscribe>RSS</a> | /subscribe | the page links to it",
        "<p>No word of it</p> | /feed.xml | a usual place for it",
        "<p>No word of it</p> | /maps/news.xml | robots.txt names it",
      })
  void aSitesFeedIsFound(String page, String where, String how) {
    pages.put("/", "<html><body>" + page + "</body></html>");
    pages.put("/robots.txt", "User-agent: *\nSitemap: " + url("/maps/news.xml") + "\n");
    pages.put(where, RSS);

    assertThat(search.search(page("/")))
        .hasValueSatisfying(
            found -> {
              assertThat(found.url()).isEqualTo(url(where));
              assertThat(found.how()).isEqualTo(how);
            });
  }

  @Test
  void aFeedWithoutEntriesIsPassedOverForOneThatHasSome() {
    pages.put(
        "/", "<link rel=alternate type=application/rss+xml href=/comments><a href=/rss>RSS</a>");
    pages.put("/comments", EMPTY);
    pages.put("/rss", RSS);

    assertThat(search.search(page("/"))).map(FeedSearch.Found::url).hasValue(url("/rss"));
  }

  @Test
  void whatRobotsTxtForbidsIsNotTried() {
    pages.put("/", "<p>nothing</p>");
    pages.put("/robots.txt", "User-agent: *\nDisallow: /feed\n");
    pages.put("/feed", RSS);

    assertThat(search.search(page("/"))).isEmpty();
  }

  @Test
  void aLookAtAFeedSaysWhatItIsAndWhatWasHealed() {
    pages.put("/rss", RSS.replace("<title>A</title>", "<title>A & B</title>"));
    PollSchedule schedule =
        new PollSchedule(null, Duration.ofMinutes(5), Duration.ofHours(24), () -> 0);
    FeedCheck check = new FeedCheck(web.fetcher(), reader, schedule, InstantSource.system());

    FeedCheck.Report report = check.check(Feed.of(url("/rss")));

    assertThat(report.reading()).isInstanceOf(FeedReading.Read.class);
    assertThat(report.complaint()).startsWith("not well-formed at line 1");
    assertThat(report.next()).isNotNull();
  }

  private Fetched page(String path) {
    return (Fetched) web.fetcher().fetch(FetchRequest.feed(url(path), Validators.NONE)).join();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getPort() + path;
  }
}
