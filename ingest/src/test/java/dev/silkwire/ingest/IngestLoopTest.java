package dev.silkwire.ingest;

import static dev.silkwire.ingest.IngestRig.START;
import static dev.silkwire.ingest.IngestRig.path;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thread that starts polls, with the whole flow behind it. */
class IngestLoopTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration TICK = Duration.ofMillis(50);
  private static final Duration BACKOFF = Duration.ofMinutes(30);
  private static final Duration RETRY = Duration.ofMinutes(5);

  private final IngestRig rig = new IngestRig();

  @AfterEach
  void close() {
    rig.close();
  }

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
  void anErrorInAPollIsRecordedAndThePollRepeated() {
    rig.publish(1, 2);
    rig.batches.failNext(1);
    start();
    awaitPolls(1);

    assertThat(polls().get(0).outcome()).isEqualTo("broken");
    assertThat(polls().get(0).note()).isEqualTo("internal error: SubmitFailure");
    assertThat(lastStatus().nextPoll()).isEqualTo(START.plus(BACKOFF));
    rig.now = START.plus(BACKOFF);
    awaitPolls(2);
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
  void anErrorWhileResultsAreWrittenEndsThePollWithoutLoss() {
    holdSecondPage();
    rig.batches.failNext(1);

    awaitPollsWhileTimePasses(1, Duration.ofSeconds(1));

    assertThat(polls().get(0).outcome()).isEqualTo("broken");
    assertThat(articles()).extracting(RawArticle::title).containsExactly("Story 1");
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

  /** Starts a poll of two stories, and returns when the page of the second is requested. */
  private CountDownLatch holdSecondPage() {
    CountDownLatch slow = new CountDownLatch(1);
    rig.publish(1, 2);
    rig.site.hold(path(2), slow);
    start();
    await().atMost(PATIENCE).until(() -> rig.site.requested().contains(path(2)));
    return slow;
  }

  private void assignWithUnusableStatus(Instant nextPoll) {
    FeedStatus head =
        FeedStatus.builder(rig.feed.id(), rig.feed.url(), nextPoll).lastPoll(START).build();
    CompressedFeedStatus unusable =
        CompressedFeedStatus.ofJson("{\"entries\":[],\"state\":7}".getBytes(UTF_8));
    rig.roster.feedAssigned(1, rig.feed, new CompressedFeedStatus.Opened(unusable, head));
  }

  private void start() {
    rig.roster.feedAssigned(1, rig.feed, null);
    rig.loop.start();
  }

  private void awaitPolls(int count) {
    await().atMost(PATIENCE).until(() -> polls().size() >= count);
  }

  private void awaitPollsWhileTimePasses(int count, Duration step) {
    await()
        .atMost(PATIENCE)
        .pollInterval(TICK)
        .until(
            () -> {
              boolean done = polls().size() >= count;
              rig.now = done ? rig.now : rig.now.plus(step);
              return done;
            });
  }

  private List<Poll> polls() {
    return rig.batches.written().stream().map(PollBatch::poll).filter(Objects::nonNull).toList();
  }

  private List<Poll.Kind> kinds() {
    return polls().stream().map(Poll::kind).toList();
  }

  private List<RawArticle> articles() {
    return rig.batches.written().stream().flatMap(b -> b.articles().stream()).toList();
  }

  /** Returns the results of the entries in the last status. */
  private List<String> results() {
    return rig.batches.last().status().entries().stream().map(KnownEntry::result).toList();
  }

  private FeedStatus lastStatus() {
    return rig.batches.last().status().head();
  }
}
