package dev.silkwire.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.feed.Site;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.poll.PollOutcome.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Includes cases that other feed readers are known to handle wrongly. */
class FeedFetcherTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ONE = "<item><title>One</title><link>/1</link></item>";
  private static final String TWO = "<item><title>Two</title><link>//news.example/2</link></item>";

  private final Site site = Site.open();
  private final FeedFetcher asking =
      new FeedFetcher(site.fetcher(), new FeedParser(new DateReader()));

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aChangedDocumentIsParsedAlthoughItsValidatorsAreTheSame() {
    String date = "<lastBuildDate>Sun, 22 Nov 2026 08:00:00 GMT</lastBuildDate>";
    site.page("/rss", tagged(rss(date + ONE)));
    FeedStatus first = after(null, ask("/rss", null));
    site.page("/rss", tagged(rss(date + ONE + TWO)));

    FeedFetchResult second = ask("/rss", first);

    assertThat(second.code()).isEqualTo(Code.OK);
    assertThat(links(second)).hasSize(2);
  }

  @Test
  void anUnchangedDocumentIsNotModifiedWithoutA304() {
    site.page("/rss", ok(rss(ONE)));
    FeedStatus first = after(null, ask("/rss", null));

    assertThat(ask("/rss", first).code()).isEqualTo(Code.NOT_MODIFIED);
  }

  @Test
  void onlyAPermanentRedirectMovesAFeed() {
    site.page("/rss", ok(rss(ONE)));
    site.page("/gone-for-good", redirect(301));
    site.page("/for-now", redirect(302));

    assertThat(ask("/gone-for-good", null).movedTo()).isEqualTo(site.url("/rss"));
    assertThat(ask("/for-now", null).movedTo()).isNull();
  }

  @Test
  void aSchemeRelativeLinkGetsTheSchemeOfTheFeed() {
    site.page("/rss", ok(rss(TWO)));

    assertThat(links(ask("/rss", null))).containsExactly("http://news.example/2");
  }

  @Test
  void theFormatIsDetectedFromTheDocument() {
    site.page("/sitemap.xml", html(rss(ONE)));
    site.page(
        "/rss",
        html("<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/1'/></entry></feed>"));

    assertThat(ask("/sitemap.xml", null).document().kind()).isEqualTo("rss-2.0");
    assertThat(ask("/rss", null).document().kind()).isEqualTo("atom-1.0");
  }

  @Test
  void aMaintenancePageIsUnreadableAndDoesNotMoveTheFeed() {
    site.page("/rss", ok("<html><body><h1>Back soon</h1></body></html>"));

    FeedFetchResult answer = ask("/rss", null);

    assertThat(answer.code()).isEqualTo(Code.UNREADABLE);
    assertThat(answer.url()).isEqualTo(site.url("/rss"));
  }

  @Test
  void theSitemapsOfAnUndatedIndexAreFetchedAtEachPoll() {
    site.page(
        "/index.xml", ok(index("/s-9.xml", "/s-10.xml", "/s-11.xml", "/s-12.xml", "/s-8.xml")));
    site.page("/s-12.xml", ok(urlset("/12")));
    site.page("/s-11.xml", ok("<urlset/>"));
    site.page("/s-10.xml", ok("<urlset/>"));
    site.page("/s-9.xml", ok(urlset("/9")));
    FeedFetchResult first = ask("/index.xml", null);
    site.page("/s-12.xml", ok(urlset("/12", "/13")));

    FeedFetchResult second = ask("/index.xml", after(null, first));

    assertThat(links(first)).containsExactly(site.url("/12"));
    assertThat(links(second)).containsExactly(site.url("/12"), site.url("/13"));
  }

  @Test
  void aSitemapThatWasRemovedFromTheIndexIsNotFetched() throws Exception {
    site.page("/index.xml", ok(index("/s-1.xml")));
    site.page("/s-1.xml", ok(urlset("/1")));
    FeedStatus first = after(null, ask("/index.xml", null));
    site.page("/index.xml", ok(index("/s-2.xml")));
    site.page("/s-2.xml", ok(urlset("/2")));
    int before = site.requests();

    assertThat(links(ask("/index.xml", first))).containsExactly(site.url("/2"));
    assertThat(site.requests() - before).isEqualTo(2);
  }

  @Test
  void aPushDoesNotChangeTheNextPoll() {
    site.page("/rss", tagged(rss(ONE)));
    FeedStatus status = after(null, ask("/rss", null));
    Feed feed = Feed.of(site.url("/rss"));

    FeedFetchResult pushed = asking.pushed(feed, status, rss(TWO).getBytes(UTF_8), "text/xml");
    FeedStatus next = NextFeedStatus.unscheduled(status, NOW, null);

    assertThat(links(pushed)).containsExactly("http://news.example/2");
    assertThat(next.etag()).isEqualTo("\"same\"");
    assertThat(next.bodyHash()).isEqualTo(status.bodyHash());
    assertThat(next.nextPoll()).isEqualTo(status.nextPoll());
    assertThat(asking.pushed(feed, status, new byte[0], null).code()).isEqualTo(Code.UNREADABLE);
  }

  private FeedFetchResult ask(String path, @Nullable FeedStatus status) {
    return asking.fetch(Feed.of(site.url(path)), status).join();
  }

  private static FeedStatus after(@Nullable FeedStatus before, FeedFetchResult answer) {
    PollSchedule.Next next = new PollSchedule.Next(NOW.plusSeconds(60), Duration.ofSeconds(60), 0);
    return NextFeedStatus.after(Feed.of(answer.url()), before, answer, next, null, null, NOW);
  }

  private static List<String> links(FeedFetchResult answer) {
    return answer.document().entries().stream().map(FeedEntry::link).toList();
  }

  private static String rss(String items) {
    return "<rss version='2.0'><channel><title>T</title>" + items + "</channel></rss>";
  }

  private static String index(String... paths) {
    return "<sitemapindex><sitemap><loc>"
        + String.join("</loc></sitemap><sitemap><loc>", paths)
        + "</loc></sitemap></sitemapindex>";
  }

  private static String urlset(String... paths) {
    return "<urlset><url><loc>"
        + String.join("</loc></url><url><loc>", paths)
        + "</loc></url></urlset>";
  }

  private static MockResponse ok(String body) {
    return new MockResponse.Builder().body(body).build();
  }

  private static MockResponse tagged(String body) {
    return new MockResponse.Builder().body(body).addHeader("ETag", "\"same\"").build();
  }

  private static MockResponse html(String body) {
    return new MockResponse.Builder().body(body).addHeader("Content-Type", "text/html").build();
  }

  private static MockResponse redirect(int code) {
    return new MockResponse.Builder().code(code).addHeader("Location", "/rss").build();
  }
}
