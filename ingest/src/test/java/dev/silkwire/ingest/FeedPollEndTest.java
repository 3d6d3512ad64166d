package dev.silkwire.ingest;

import static dev.silkwire.ingest.SampleEntries.FEED;
import static dev.silkwire.ingest.SampleEntries.NOW;
import static dev.silkwire.ingest.SampleEntries.known;
import static dev.silkwire.ingest.SampleEntries.started;
import static dev.silkwire.ingest.SampleEntries.status;
import static dev.silkwire.ingest.SampleEntries.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.Subscription;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.ingest.FeedPoll.Cause;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.poll.FeedFetchResult;
import dev.silkwire.ingest.poll.PollOutcome;
import dev.silkwire.ingest.poll.PollSchedule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The status of a feed after a poll, a revisit and a push. */
class FeedPollEndTest extends FeedPollFixture {
  private static final Subscription SUBSCRIPTION =
      new Subscription("https://hub.example/", FEED.url(), null);

  @Test
  void aFinishedPollWritesItsResultsAndTheNextPoll() {
    FeedPoll poll = polled();
    addArticles(poll, 1, 1);
    poll.add(without(EntryOutcome.UNCHANGED));

    poll.finish(SUBSCRIPTION);

    assertThat(batches.written()).hasSize(1);
    assertThat(batches.last().poll().seen()).isEqualTo(2);
    assertThat(head(batches.last()).etag()).isEqualTo("\"2\"");
    assertThat(head(batches.last()).lastNewArticle()).isEqualTo(NOW);
    assertThat(head(batches.last()).subscription()).isEqualTo(SUBSCRIPTION);
    assertThat(owned.due()).isEqualTo(NEXT);
    assertThat(owned.tryBegin()).isTrue();
  }

  @Test
  void aPollThatHasEndedIgnoresFurtherCalls() {
    FeedPoll poll = polled();
    poll.finish(null);

    addArticles(poll, 1, 60);
    poll.markStarted(List.of(started(1)));
    poll.writeNow();
    poll.finish(null);
    poll.abandon();

    assertThat(poll.isDone()).isTrue();
    assertThat(batches.written()).hasSize(1);
  }

  @Test
  void aPollWithoutADocumentKeepsTheEntries() {
    feed(status(SampleEntries.head(NOW), known(1), known(2)));
    FeedPoll poll = begin(Cause.POLL);
    FeedFetchResult same =
        FeedFetchResult.builder(PollOutcome.Code.NOT_MODIFIED, FEED.url()).httpStatus(304).build();
    poll.fetched(same, new PollSchedule.Next(NEXT, Duration.ofMinutes(30), 0));

    poll.finish(null);

    assertThat(batches.last().poll().outcome()).isEqualTo("not-modified");
    assertThat(entries(batches.last())).containsExactly(known(1), known(2));
  }

  @Test
  void aRevisitKeepsTheScheduleOfTheFeed() {
    FeedStatus before = SampleEntries.head(NEXT);
    feed(status(before, known(1)));
    FeedPoll poll = begin(Cause.REVISIT);
    poll.markStarted(List.of(started(1)));
    assertThat(head(batches.last())).isEqualTo(before);
    addArticles(poll, 1, 1);

    poll.finish(null);

    assertThat(batches.last().poll().kind()).isEqualTo(Poll.Kind.REVISIT);
    assertThat(batches.last().poll().bytes()).isZero();
    assertThat(head(batches.last()).etag()).isEqualTo(before.etag());
    assertThat(head(batches.last()).nextPoll()).isEqualTo(NEXT);
    assertThat(head(batches.last()).lastNewArticle()).isEqualTo(NOW);
  }

  @Test
  void aPushKeepsTheScheduleOfTheFeed() {
    feed(status(SampleEntries.head(NEXT), known(1)));
    FeedPoll poll = begin(Cause.PUSH);
    poll.pushed(document());
    addArticles(poll, 2, 1);

    poll.finish(SUBSCRIPTION);

    assertThat(batches.last().poll().kind()).isEqualTo(Poll.Kind.FEED);
    assertThat(batches.last().poll().bytes()).isEqualTo(4096);
    assertThat(head(batches.last()).etag()).isEqualTo("\"1\"");
    assertThat(entries(batches.last())).containsExactlyInAnyOrder(known(1), known(2));
    assertThat(owned.due()).isEqualTo(NEXT);
  }
}
