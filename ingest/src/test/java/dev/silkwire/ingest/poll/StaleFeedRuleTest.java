package dev.silkwire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.Published;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaleFeedRuleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Feed FEED = Feed.of("https://example.org/rss");

  @ParameterizedTest
  @CsvSource({
    "PT1H, P2D, false",
    "PT1H, P4D, true",
    "P1D, P9D, false",
    "P1D, P11D, true",
    ", P29D, false",
    ", P31D, true",
  })
  void aFeedIsStaleAfterTenUsualIntervals(
      @Nullable Duration habit, Duration quiet, boolean silent) {
    Long seconds = habit == null ? null : habit.toSeconds();

    assertThat(StaleFeedRule.staleSince(NOW.minus(quiet), seconds, NOW) != null).isEqualTo(silent);
  }

  @Test
  void aFeedWithOnlyOldEntriesIsStaleAfterItsFirstPoll() {
    FeedStatus status = poll(null, ok(hourlyUntil(NOW.minus(Duration.ofDays(400)))), NOW, NOW);

    assertThat(status.silentSince()).isEqualTo(NOW.minus(Duration.ofDays(400)));
    assertThat(status.habit()).isEqualTo(3600);
  }

  @Test
  void aStaleFeedIsNoLongerStaleAfterANewArticle() {
    FeedStatus first = poll(null, ok(hourlyUntil(NOW)), NOW, NOW);
    Instant later = NOW.plus(Duration.ofDays(4));
    FeedStatus silent = poll(first, same(), NOW, later);
    FeedStatus failing =
        poll(
            silent, FeedFetchResult.none(PollOutcome.Code.FAILED, "", 500, FEED.url()), NOW, later);
    FeedStatus speaking = poll(failing, ok(hourlyUntil(later)), later, later);

    assertThat(first.silentSince()).isNull();
    assertThat(silent.silentSince()).isEqualTo(NOW);
    assertThat(failing.silentSince()).isEqualTo(NOW);
    assertThat(speaking.silentSince()).isNull();
  }

  private static FeedStatus poll(
      @Nullable FeedStatus before, FeedFetchResult answer, Instant lastNewArticle, Instant now) {
    PollSchedule.Next next = new PollSchedule.Next(now.plusSeconds(60), Duration.ofSeconds(60), 0);
    return NextFeedStatus.after(FEED, before, answer, next, lastNewArticle, null, now);
  }

  private static FeedFetchResult same() {
    return FeedFetchResult.none(PollOutcome.Code.NOT_MODIFIED, null, 304, FEED.url());
  }

  private static FeedFetchResult ok(FeedDocument document) {
    return FeedFetchResult.builder(PollOutcome.Code.OK, FEED.url())
        .bodyHash("h")
        .document(document)
        .build();
  }

  private static FeedDocument hourlyUntil(Instant newest) {
    List<FeedEntry> entries =
        IntStream.range(0, 10).mapToObj(n -> entry(newest.minus(Duration.ofHours(n)))).toList();
    return new FeedDocument(
        "rss-2.0", null, null, null, null, null, null, entries, true, List.of());
  }

  private static FeedEntry entry(Instant at) {
    Published published = new DateReader().read(at.toString()).orElseThrow().published("feed");
    return new FeedEntry(
        null,
        "t",
        "https://example.org/" + at,
        null,
        null,
        published,
        Published.UNKNOWN,
        List.of(),
        null);
  }
}
