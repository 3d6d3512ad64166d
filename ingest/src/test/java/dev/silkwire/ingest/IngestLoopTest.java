package dev.silkwire.ingest;

import static dev.silkwire.ingest.IngestRig.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.RawArticle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The thread that starts polls. */
class IngestLoopTest extends IngestLoopFixture {
  @Test
  void anAssignedFeedIsPolledAtOnceAndAgainWhenItIsDue() {
    rig.publish(1, 2);
    start();
    awaitPolls(1);

    rig.publish(1, 2, 3);
    rig.now = lastStatus().nextPoll();
    awaitPolls(2);

    assertThat(polls()).extracting(Poll::published).containsExactly(2, 1);
    assertThat(polls()).extracting(Poll::outcome).containsOnly("ok");
  }

  @Test
  void aFeedThatIsDueWhileNoPollEndsIsAProblemUntilOneEnds() {
    rig.publish(1);
    rig.roster.feedAssigned(1, rig.feed, null);
    assertThat(rig.loop.problem()).isEmpty();

    rig.now = rig.now.plus(Duration.ofHours(1));
    assertThat(rig.loop.problem())
        .hasValueSatisfying(p -> assertThat(p).contains("no poll has ended for 3600 s"));

    rig.loop.start();
    awaitPolls(1);
    await().atMost(PATIENCE).until(() -> rig.loop.problem().isEmpty());
  }

  @Test
  void aKnownPageIsRevisitedAfterThePollOfItsFeed() {
    rig.publish(1);
    start();
    awaitPolls(1);
    rig.site.page(path(1), IngestRig.page(1, "four"));

    rig.now = rig.batches.last().status().nextReading();

    awaitPolls(3);
    assertThat(kinds()).containsExactly(Poll.Kind.FEED, Poll.Kind.FEED, Poll.Kind.REVISIT);
    assertThat(rig.batches.last().articles().get(0).text()).contains("four years");
  }

  @Test
  void anArticleIsWrittenWhileAnotherPageIsSlow() {
    CountDownLatch slow = holdSecondPage();

    awaitPollsWhileTimePasses(1, Duration.ofSeconds(1));

    assertThat(articles()).extracting(RawArticle::title).containsExactly("Story 1");
    slow.countDown();
    awaitPolls(2);
    assertThat(articles()).extracting(RawArticle::title).containsExactly("Story 1", "Story 2");
    assertThat(kinds()).containsExactly(Poll.Kind.FEED, Poll.Kind.PART);
  }

  @Test
  void closingDropsTheMarksOfPagesInProgress() {
    holdSecondPage();
    awaitPollsWhileTimePasses(1, Duration.ofSeconds(1));
    assertThat(results()).containsExactlyInAnyOrder("published", "reading");

    rig.loop.close();

    assertThat(results()).containsExactly("published");
    assertThat(rig.loop.healthy()).isTrue();
  }

  @Test
  void deliveredContentIsPublished() {
    rig.publish(1);
    rig.poll(null);
    rig.site.page(path(2), IngestRig.page(2, "three"));

    rig.loop.pushed(rig.feed.id(), IngestRig.rssBytes(2), null);

    awaitPolls(2);
    assertThat(articles()).extracting(RawArticle::title).containsExactly("Story 1", "Story 2");
  }

  @Test
  void deliveredContentIsIgnoredAfterTheLoopIsClosed() {
    rig.publish(1);
    rig.poll(null);
    int batches = rig.batches.written().size();
    rig.loop.close();

    rig.loop.pushed(rig.feed.id(), IngestRig.rssBytes(1), null);

    assertThat(rig.batches.written()).hasSize(batches);
  }

  private List<Poll.Kind> kinds() {
    return polls().stream().map(Poll::kind).toList();
  }

  /** Returns the results of the entries in the last status. */
  private List<String> results() {
    return rig.batches.last().status().entries().stream().map(KnownEntry::result).toList();
  }
}
