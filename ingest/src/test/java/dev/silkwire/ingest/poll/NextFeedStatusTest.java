package dev.silkwire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.poll.PollOutcome.Code;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NextFeedStatusTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Feed FEED = Feed.of("https://example.org/rss");
  private static final String NEW = "https://example.org/new";

  @Test
  void aPermanentRedirectIsAcceptedAfterThreePollsInARow() {
    FeedStatus first = after(null, moved(NEW));
    FeedStatus second = after(first, moved(NEW));
    FeedStatus third = after(second, moved(NEW));

    assertThat(first.url()).isEqualTo(FEED.url());
    assertThat(second.url()).isEqualTo(FEED.url());
    assertThat(third.url()).isEqualTo(NEW);
    assertThat(third.redirect()).isNull();
  }

  @Test
  void aRedirectToAnotherUrlIsCountedFromOne() {
    FeedStatus status = after(after(null, moved(NEW)), moved(NEW));

    assertThat(after(status, moved("https://example.org/other")).redirect().polls()).isEqualTo(1);
    assertThat(after(status, moved(null)).redirect()).isNull();
  }

  @Test
  void aFailureKeepsTheStatus() {
    FeedStatus status = after(null, moved(NEW));
    FeedStatus failed =
        after(status, FeedFetchResult.none(Code.FAILED, "the server answers 500", 500, FEED.url()));

    assertThat(failed.redirect()).isEqualTo(status.redirect());
    assertThat(failed.etag()).isEqualTo("\"1\"");
    assertThat(failed.outcome()).isEqualTo("failed");
    assertThat(failed.note()).isEqualTo("the server answers 500");
  }

  @Test
  void afterAnInternalErrorNoValidatorsAreKept() {
    FeedStatus broken =
        after(
            after(null, moved(NEW)),
            FeedFetchResult.broken(FEED.url(), new IllegalStateException("secret")));

    assertThat(broken.outcome()).isEqualTo("broken");
    assertThat(broken.note()).isEqualTo("internal error: IllegalStateException");
    assertThat(broken.etag()).isNull();
    assertThat(broken.bodyHash()).isNull();
  }

  @Test
  void aGoneFeedHasTheStateGone() {
    FeedStatus gone = after(null, FeedFetchResult.none(Code.GONE, "gone", 410, FEED.url()));

    assertThat(gone.state()).isEqualTo(FeedStatus.State.GONE);
  }

  private static FeedFetchResult moved(String to) {
    return FeedFetchResult.builder(Code.OK, FEED.url())
        .movedTo(to)
        .validators(new Validators("\"1\"", null))
        .bodyHash("hash")
        .build();
  }

  private static FeedStatus after(FeedStatus before, FeedFetchResult answer) {
    PollSchedule.Next next = new PollSchedule.Next(NOW.plusSeconds(60), Duration.ofSeconds(60), 0);
    return NextFeedStatus.after(FEED, before, answer, next, null, null, NOW);
  }
}
