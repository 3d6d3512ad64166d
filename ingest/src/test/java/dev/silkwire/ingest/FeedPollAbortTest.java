package dev.silkwire.ingest;

import static dev.silkwire.ingest.SampleEntries.FEED;
import static dev.silkwire.ingest.SampleEntries.NOW;
import static dev.silkwire.ingest.SampleEntries.article;
import static dev.silkwire.ingest.SampleEntries.known;
import static dev.silkwire.ingest.SampleEntries.started;
import static dev.silkwire.ingest.SampleEntries.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.ingest.FeedPoll.Cause;
import dev.silkwire.ingest.poll.FeedFetchResult;
import dev.silkwire.ingest.poll.PollSchedule;
import dev.silkwire.ingest.publish.RecordedBatches.SubmitFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Polls that end early: because ingest stops, or after an exception. */
class FeedPollAbortTest extends FeedPollFixture {
  private static final PollSchedule.Next RETRY =
      new PollSchedule.Next(NOW.plusSeconds(600), Duration.ofMinutes(30), 1);
  private static final FeedFetchResult FAILURE =
      FeedFetchResult.broken(FEED.url(), new IllegalStateException());

  @Test
  void anAbandonedPollWritesItsResultsWithoutMarks() {
    FeedPoll poll = polled();
    poll.markStarted(List.of(started(1), started(2)));
    addArticles(poll, 1, 1);

    poll.abandon();

    assertThat(batches.last().articles()).containsExactly(article(1));
    assertThat(entries(batches.last())).containsExactly(known(1));
    assertThat(head(batches.last()).nextPoll()).isEqualTo(NOW);
  }

  @Test
  void anAbandonedPollDropsMarksEvenWithoutResults() {
    FeedPoll poll = polled();
    poll.markStarted(List.of(started(1)));

    poll.abandon();

    assertThat(entries(batches.last())).isEmpty();
  }

  @Test
  void anAbandonedPollWithoutResultsWritesNothing() {
    FeedPoll poll = begin(Cause.POLL);

    poll.abandon();

    assertThat(poll.isDone()).isTrue();
    assertThat(batches.written()).isEmpty();
  }

  @Test
  void aStoppedPollWritesNothing() {
    FeedPoll poll = polled();
    addArticles(poll, 1, 1);

    poll.stop();
    poll.finish(null);

    assertThat(batches.written()).isEmpty();
  }

  @Test
  void aFailedPollWritesItsResultsAndItsFailure() {
    feed(status(SampleEntries.head(NOW)));
    FeedPoll poll = polled();
    addArticles(poll, 1, 1);

    poll.fail(FAILURE, RETRY);

    assertThat(batches.last().articles()).containsExactly(article(1));
    assertThat(batches.last().poll().outcome()).isEqualTo("broken");
    assertThat(head(batches.last()).failures()).isOne();
    assertThat(head(batches.last()).etag()).isNull();
    assertThat(owned.due()).isEqualTo(RETRY.at());
    assertThat(owned.tryBegin()).isTrue();
  }

  @Test
  void noPageIsSuspectedAfterAFailedPoll() {
    FeedPoll poll = polled();
    poll.markStarted(List.of(started(1), started(2)));
    addArticles(poll, 1, 1);

    poll.fail(FAILURE, RETRY);

    assertThat(entries(batches.last())).as("no process has died").containsExactly(known(1));
  }

  @Test
  void aBatchThatCannotBeQueuedIsWrittenWithTheFailure() {
    FeedPoll poll = polled();
    addArticles(poll, 1, 1);
    batches.failNext(1);
    assertThatThrownBy(() -> poll.finish(null)).isInstanceOf(SubmitFailure.class);

    poll.fail(FAILURE, RETRY);

    assertThat(batches.last().articles()).containsExactly(article(1));
    assertThat(entries(batches.last())).containsExactly(known(1));
  }
}
