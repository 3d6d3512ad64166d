package dev.silkwire.ingest;

import static dev.silkwire.ingest.IngestRig.START;
import static dev.silkwire.ingest.IngestRig.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.ingest.FeedPoll.Cause;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestFlowTest {
  private final IngestRig rig = new IngestRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aPollWritesMarksThenArticlesWithTheAccountAndTheStatus() {
    rig.publish(1, 2);

    rig.poll(null);

    assertThat(rig.batches.written()).hasSize(2);
    PollBatch marks = rig.batches.written().get(0);
    assertThat(marks.poll()).isNull();
    assertThat(entries(marks)).extracting(KnownEntry::attempts).containsExactly(1, 1);
    PollBatch results = rig.batches.last();
    assertThat(results.articles())
        .extracting(RawArticle::title)
        .containsExactlyInAnyOrder("Story 1", "Story 2");
    assertPolled(results.poll(), Poll.Kind.FEED, 2, 2, Map.of());
    assertThat(entries(results)).extracting(KnownEntry::attempts).containsOnlyNulls();
    FeedStatus status = results.status().head();
    assertThat(status.lastPoll()).isEqualTo(START);
    assertThat(status.nextPoll()).isAfter(START).isEqualTo(results.poll().nextPoll());
  }

  @Test
  void pagesAreRequestedAfterTheirMarksAreWritten() {
    rig.publish(1, 2);
    rig.batches.delay();
    List<String> requestedBefore = new ArrayList<>();
    rig.batches.onFlush(() -> requestedBefore.addAll(rig.site.requested()));

    rig.poll(null);

    assertThat(requestedBefore).contains("/rss").doesNotContain(path(1), path(2));
    assertThat(rig.site.requested()).contains(path(1), path(2));
    assertThat(rig.batches.written()).as("the marks").hasSize(1);
  }

  @Test
  void pagesOfALostFeedAreNotRequested() {
    rig.publish(1, 2);
    rig.batches.onFlush(() -> rig.roster.partitionLost(1));

    rig.poll(null);

    assertThat(rig.site.requested()).doesNotContain(path(1), path(2));
    assertThat(rig.batches.written()).as("the marks").hasSize(1);
  }

  @Test
  void aPageThatFailsIsCountedAndReadAgainLater() {
    rig.publish(1, 2);
    rig.site.page(path(2), new MockResponse.Builder().code(500).build());

    rig.poll(null);

    PollBatch results = rig.batches.last();
    assertPolled(results.poll(), Poll.Kind.FEED, 2, 1, Map.of("page-failed", 1));
    assertThat(entry(results, 2).result()).isEqualTo("page-failed");
    assertThat(entry(results, 2).nextReading()).isEqualTo(START.plus(Duration.ofMinutes(5)));
  }

  @Test
  void anEntryWithoutALinkIsSkipped() {
    rig.site.page("/rss", IngestRig.rss(1).replace(path(1), ""));

    rig.poll(null);

    assertPolled(rig.batches.last().poll(), Poll.Kind.FEED, 1, 0, Map.of("no-link", 1));
  }

  @Test
  void aFeedThatFailsIsPolledAgainLater() {
    rig.poll(null);

    FeedStatus status = rig.batches.last().status().head();
    assertThat(rig.batches.last().poll().outcome()).isEqualTo("failed");
    assertThat(status.failures()).isOne();
    assertThat(status.nextPoll()).isEqualTo(START.plus(Duration.ofMinutes(30)));
  }

  @Test
  void entriesThatAreKnownAreNotReadAgain() {
    rig.publish(1, 2);
    CompressedFeedStatus status = rig.poll(null).owned().status();
    rig.roster.partitionLost(1);
    rig.publish(3, 1, 2);

    rig.poll(status);

    Poll poll = rig.batches.last().poll();
    assertPolled(poll, Poll.Kind.FEED, 3, 1, Map.of());
    assertThat(poll.unchanged()).isEqualTo(2);
    assertThat(rig.site.requested()).containsOnlyOnce(path(1), path(2), path(3));
  }

  @Test
  void aKnownPageIsReadAgainForCorrections() {
    rig.publish(1, 2);
    FeedPoll poll = rig.poll(null);
    FeedStatus before = poll.owned().status().head();
    rig.site.page(path(2), IngestRig.page(2, "four"));
    rig.now = START.plus(IngestRig.REVISIT_AFTER);

    FeedPoll revisit = rig.begin(poll.owned(), Cause.REVISIT);
    rig.flow.revisit(revisit, revisit.known().due(rig.now)).join();

    PollBatch results = rig.batches.last();
    assertPolled(results.poll(), Poll.Kind.REVISIT, 2, 1, Map.of());
    assertThat(results.articles().get(0).text()).contains("four years");
    assertThat(results.status().nextReading()).as("of the revisits").isNull();
    assertThat(results.status().head().nextPoll()).isEqualTo(before.nextPoll());
    assertThat(rig.site.requested()).containsOnlyOnce("/rss");
  }

  @Test
  void contentThatTheHubDeliversIsRead() {
    rig.publish(1);
    FeedPoll poll = rig.poll(null);
    FeedStatus before = poll.owned().status().head();
    rig.site.page(path(2), IngestRig.page(2, "three"));

    rig.flow
        .push(rig.begin(poll.owned(), Cause.PUSH), IngestRig.rssBytes(2), "application/rss+xml")
        .join();

    PollBatch results = rig.batches.last();
    assertPolled(results.poll(), Poll.Kind.FEED, 1, 1, Map.of());
    assertThat(results.poll().note()).isEqualTo("delivered by its hub");
    assertThat(entries(results)).hasSize(2);
    assertThat(results.status().head().nextPoll()).isEqualTo(before.nextPoll());
  }

  private static void assertPolled(
      Poll poll, Poll.Kind kind, int seen, int published, Map<String, Integer> skipped) {
    assertThat(poll.kind()).isEqualTo(kind);
    assertThat(poll.seen()).isEqualTo(seen);
    assertThat(poll.published()).isEqualTo(published);
    assertThat(poll.skipped()).isEqualTo(skipped);
  }

  private KnownEntry entry(PollBatch batch, int n) {
    return entries(batch).stream()
        .filter(e -> e.url().equals(rig.site.url(path(n))))
        .findFirst()
        .orElseThrow();
  }

  private static List<KnownEntry> entries(PollBatch batch) {
    return batch.status().entries();
  }
}
