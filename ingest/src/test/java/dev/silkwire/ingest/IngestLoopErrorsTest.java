package dev.silkwire.ingest;

import static dev.silkwire.ingest.IngestRig.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The loop after internal errors. */
class IngestLoopErrorsTest extends IngestLoopFixture {
  private static final Duration BACKOFF = Duration.ofMinutes(30);
  private static final Duration RETRY = Duration.ofMinutes(5);

  @Test
  void anErrorInAPollIsRecordedAndThePollRepeated() {
    rig.publish(1, 2);
    rig.batches.failNext(1);
    start();
    awaitPolls(1);

    assertThat(polls().get(0).outcome()).isEqualTo("broken");
    assertThat(polls().get(0).note()).isEqualTo("internal error: SubmitFailure");
    assertThat(lastStatus().nextPoll()).isEqualTo(START.plus(BACKOFF));
    awaitPollsWhileTimePasses(2, Duration.ofMinutes(5));
    assertThat(polls().get(1).startedAt()).isAfterOrEqualTo(START.plus(BACKOFF));
    assertThat(polls().get(1).published()).isEqualTo(2);
  }

  @Test
  void anErrorThatCannotBeRecordedDelaysTheNextPoll() {
    rig.publish(1);
    rig.batches.failNext(2);
    start();
    await().atMost(PATIENCE).until(() -> rig.batches.pendingFailures() == 0);

    awaitPollsWhileTimePasses(1, Duration.ofMinutes(1));

    assertThat(rig.now).isAfterOrEqualTo(START.plus(RETRY));
    assertThat(polls().get(0).published()).isOne();
  }

  @Test
  void anErrorWhileResultsAreWrittenEndsThePollWithoutLoss() {
    holdSecondPage();
    rig.batches.failNext(1);

    awaitPollsWhileTimePasses(1, Duration.ofSeconds(1));

    assertThat(polls().get(0).outcome()).isEqualTo("broken");
    assertThat(articles()).extracting(RawArticle::title).containsExactly("Story 1");
  }

  @Test
  void aFeedWhoseStatusCannotBeUsedIsPolledLikeANewOne() {
    rig.publish(1);
    assignWithUnusableStatus(START.plus(Duration.ofHours(6)));
    rig.loop.pushed(rig.feed.id(), IngestRig.rssBytes(1), null);
    assertThat(rig.batches.written()).isEmpty();
    rig.loop.start();

    rig.now = START.plus(RETRY);

    awaitPolls(1);
    assertThat(articles()).extracting(RawArticle::title).containsExactly("Story 1");
  }

  private void assignWithUnusableStatus(Instant nextPoll) {
    FeedStatus head =
        FeedStatus.builder(rig.feed.id(), rig.feed.url(), nextPoll).lastPoll(START).build();
    CompressedFeedStatus unusable =
        CompressedFeedStatus.ofJson("{\"entries\":[],\"state\":7}".getBytes(UTF_8));
    rig.roster.feedAssigned(1, rig.feed, new CompressedFeedStatus.Opened(unusable, head));
  }
}
