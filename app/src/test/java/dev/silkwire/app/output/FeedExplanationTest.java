package dev.silkwire.app.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.fetch.FetchResult;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.poll.FeedCheck.Report;
import dev.silkwire.ingest.poll.PollOutcome;
import dev.silkwire.ingest.poll.PollSchedule;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The explanation of a checked feed. */
class FeedExplanationTest {
  private static final String URL = "https://news.example/rss";
  private static final String FINAL = "https://www.news.example/feed.xml";
  private static final String RSS =
      "<rss version='2.0'><channel><title>News</title>"
          + "<item><title>One</title><link>/1</link></item>"
          + "<item><title>Again</title><link>/1?utm_source=rss</link></item>"
          + "<item><title>Mail</title><link>mailto:a@b.example</link></item>"
          + "<item><title>None</title></item></channel></rss>";

  @Test
  void aFeedIsExplainedFromAnswerToNextPoll() {
    Report report = report(Duration.ofHours(2), null, Duration.ofHours(1));

    assertThat(new FeedExplanation(2000).lines(report))
        .contains(
            "  answer      HTTP 203, text/xml, %,d bytes in 70 ms, without a validator"
                .formatted(RSS.length()),
            "  address     moved permanently to " + FINAL,
            "  robots.txt  allows it",
            "  understood  rss-2.0 \"News\": 4 entries, 3 linked, 0 dated",
            "  refused     1 bad-scheme, 1 duplicate-in-feed, 1 no-link",
            "  next poll   after 1h, half the usual time between its entries");
  }

  @Test
  void theReasonForTheNextPollIsNamed() {
    Duration hour = Duration.ofHours(1);

    assertThat(new FeedExplanation(2000).lines(report(null, hour, hour)))
        .contains("  next poll   after 1h, as the server or the feed requests");
    assertThat(new FeedExplanation(2000).lines(report(null, null, hour)))
        .contains(
            "  next poll   after 1h, the default: too few entries have a date to compute its frequency");
    assertThat(new FeedExplanation(2000).lines(report(Duration.ofSeconds(90), null, hour)))
        .contains(
            "  next poll   after 1h, the limit: half the usual time between its entries would be 45s");
  }

  @Test
  void entriesBeyondTheSettingAreExplainedAsRefused() {
    assertThat(new FeedExplanation(1).lines(report(null, null, Duration.ofHours(1))))
        .contains("  refused     3 too-many");
  }

  @Test
  void robotsTxtIsReportedAsTheReason() {
    FetchResult refused =
        new FetchResult.Refused(
            FetchResult.RefusedBy.ROBOTS, null, "robots.txt of news.example forbids it");
    Report report = new Report(URL, refused, Duration.ofMillis(3), null, null, null, null);

    assertThat(new FeedExplanation(2000).lines(report))
        .containsExactly(
            URL, "  answer      robots.txt of news.example forbids it", "  robots.txt  forbids it");
  }

  private static Report report(
      @Nullable Duration rhythm, @Nullable Duration advised, Duration interval) {
    byte[] body = RSS.getBytes(UTF_8);
    FeedParseResult reading =
        new FeedParser(new DateReader())
            .parse(body, "text/xml", FINAL, Feed.Kind.SYNDICATION, null);
    return new Report(
        URL,
        new FetchResult.Fetched(FINAL, true, 203, body, "text/xml", Validators.NONE, null, null),
        Duration.ofMillis(70),
        reading,
        null,
        new PollOutcome(PollOutcome.Code.OK, null, advised, rhythm, 1),
        new PollSchedule.Next(Instant.EPOCH, interval, 0));
  }
}
