package dev.silkwire.ingest;

import static dev.silkwire.ingest.SampleEntries.NOW;
import static dev.silkwire.ingest.SampleEntries.article;
import static dev.silkwire.ingest.SampleEntries.known;
import static dev.silkwire.ingest.SampleEntries.published;
import static dev.silkwire.ingest.SampleEntries.started;
import static dev.silkwire.ingest.SampleEntries.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.ingest.FeedPoll.Cause;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.entry.EntryResult;
import dev.silkwire.ingest.publish.PollBatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The batches that a poll writes while it is in progress. */
class FeedPollTest extends FeedPollFixture {
  @Test
  void fiftyArticlesAreWrittenAsABatch() {
    FeedPoll poll = polled();

    addArticles(poll, 0, 49);
    assertThat(batches.written()).isEmpty();
    addArticles(poll, 49, 51);

    assertThat(batches.written()).hasSize(2);
    assertThat(batches.written().get(0).articles()).hasSize(50).startsWith(article(0));
    assertThat(batches.last().articles()).hasSize(50).startsWith(article(50));
    assertThat(entries(batches.last())).hasSize(100);
  }

  @Test
  void onlyTheFirstBatchCountsTheDocument() {
    FeedPoll poll = polled();

    addArticles(poll, 0, 100);

    Poll first = batches.written().get(0).poll();
    assertThat(first.kind()).isEqualTo(Poll.Kind.FEED);
    assertThat(first.bytes()).isEqualTo(4096);
    assertThat(batches.last().poll().kind()).isEqualTo(Poll.Kind.PART);
    assertThat(batches.last().poll().bytes()).isZero();
  }

  @Test
  void anInterimStatusHasNoValidatorsAndIsDueAtOnce() {
    FeedPoll poll = polled();
    now = NOW.plusSeconds(10);

    addArticles(poll, 0, 50);

    assertThat(head(batches.last()).etag()).isNull();
    assertThat(head(batches.last()).nextPoll()).isEqualTo(now);
    assertThat(batches.last().poll().millis()).isEqualTo(10_000);
  }

  @Test
  void anArticleIsWrittenAfterItHasWaitedForASecond() {
    FeedPoll poll = polled();
    addArticles(poll, 0, 1);
    now = NOW.plusMillis(999);
    addArticles(poll, 1, 1);

    poll.writeOverdue();
    assertThat(batches.written()).isEmpty();
    now = NOW.plusSeconds(1);
    poll.writeOverdue();

    assertThat(batches.last().articles()).containsExactly(article(0), article(1));
    now = NOW.plusSeconds(9);
    poll.writeOverdue();
    assertThat(batches.written()).hasSize(1);
  }

  @Test
  void entriesWithoutAnArticleDoNotBecomeOverdue() {
    FeedPoll poll = polled();
    poll.add(without(EntryOutcome.ROBOTS));
    now = NOW.plusSeconds(60);

    poll.writeOverdue();

    assertThat(batches.written()).isEmpty();
  }

  @Test
  void marksAreWrittenWithoutAPoll() {
    FeedPoll poll = polled();
    poll.add(without(EntryOutcome.ROBOTS));

    poll.markStarted(List.of(started(1), started(2)));

    assertThat(batches.last().poll()).isNull();
    assertThat(entries(batches.last())).containsExactly(started(1), started(2));
  }

  @Test
  void marksAreWrittenTogetherWithArticlesThatWait() {
    FeedPoll poll = polled();
    addArticles(poll, 1, 1);

    poll.markStarted(List.of(started(2)));

    assertThat(batches.written()).hasSize(1);
    assertThat(batches.last().articles()).containsExactly(article(1));
    assertThat(entries(batches.last())).containsExactlyInAnyOrder(known(1), started(2));
  }

  @Test
  void aResultReplacesTheMarkOfItsEntry() {
    FeedPoll poll = polled();
    poll.markStarted(List.of(started(1), started(2)));

    addArticles(poll, 1, 1);
    poll.writeNow();

    assertThat(entries(batches.last())).containsExactlyInAnyOrder(known(1), started(2));
  }

  @Test
  void anArticleIsPublishedOnceInAPoll() {
    FeedPoll poll = polled();
    addArticles(poll, 1, 1);
    poll.writeNow();
    addArticles(poll, 1, 1);
    poll.writeNow();

    PollBatch second = batches.last();
    assertThat(second.articles()).isEmpty();
    assertThat(second.poll().skipped()).isEqualTo(Map.of("duplicate-in-feed", 1));
  }

  @Test
  void aRejectedArticleThatIsPublishedAgainIsNoLongerCorrected() {
    FeedPoll poll = polled();
    addArticles(poll, 1, 1);
    poll.writeNow();
    batches.reject(article(1).id(), EntryOutcome.TOO_LARGE);
    FeedPoll next = polled();

    next.add(published(1));
    next.finish(null);

    assertThat(owned.status().entries()).extracting(KnownEntry::result).containsOnly("published");
  }

  @Test
  void resultsMustFollowTheFetch() {
    FeedPoll poll = begin(Cause.POLL);
    poll.add(new EntryResult(EntryOutcome.PUBLISHED, article(1), known(1)));

    assertThatThrownBy(poll::writeNow).hasMessageContaining("before the result of the fetch");
  }
}
