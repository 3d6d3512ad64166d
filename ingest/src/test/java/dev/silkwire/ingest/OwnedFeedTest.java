package dev.silkwire.ingest;

import static dev.silkwire.ingest.SampleEntries.FEED;
import static dev.silkwire.ingest.SampleEntries.NOW;
import static dev.silkwire.ingest.SampleEntries.head;
import static dev.silkwire.ingest.SampleEntries.known;
import static dev.silkwire.ingest.SampleEntries.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.publish.RecordedBatches;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An owned feed together with the lease of its partition. */
class OwnedFeedTest {
  private static final Instant LATER = NOW.plusSeconds(900);
  private static final PollBatch BATCH = PollBatch.forget(FEED.id());

  private final RecordedBatches batches = new RecordedBatches();
  private final PartitionLease lease = new PartitionLease(3, batches);

  @Test
  void aBusyFeedCannotBeginAgain() {
    OwnedFeed owned = feed(null, NOW);

    assertThat(owned.tryBegin()).isTrue();
    assertThat(owned.tryBegin()).isFalse();
    owned.end();
    assertThat(owned.tryBegin()).isTrue();
  }

  @Test
  void aLostFeedNeitherBeginsNorWrites() {
    OwnedFeed owned = feed(null, NOW);
    owned.write(BATCH);

    owned.markLost();
    owned.write(BATCH);

    assertThat(owned.isLost()).isTrue();
    assertThat(owned.tryBegin()).isFalse();
    assertThat(batches.written()).containsExactly(BATCH);
  }

  @Test
  void batchesThatWaitWhenTheLeaseEndsAreDropped() {
    OwnedFeed owned = feed(null, NOW);
    batches.delay();
    owned.write(BATCH);
    owned.awaitWritten();
    owned.write(BATCH);

    lease.end();
    owned.awaitWritten();

    assertThat(batches.written()).containsExactly(BATCH);
  }

  @Test
  void aFeedIsDueForItsPollOrItsFirstRevisitWhicheverIsEarlier() {
    KnownEntry soon = revisit(1, NOW.plusSeconds(60));
    KnownEntry late = revisit(2, NOW.plusSeconds(1200));

    assertThat(feed(status(head(LATER), late, soon), LATER).due()).isEqualTo(NOW.plusSeconds(60));
    assertThat(feed(status(head(LATER), late), LATER).due()).isEqualTo(LATER);
    assertThat(feed(status(head(LATER), late), null).due()).isEqualTo(NOW.plusSeconds(1200));
    assertThat(feed(status(head(LATER), known(1)), null).due()).isNull();
  }

  @Test
  void aPollIsDueFromItsTimeOn() {
    OwnedFeed owned = feed(status(head(LATER)), LATER);

    assertThat(owned.isPollDue(LATER.minusMillis(1))).isFalse();
    assertThat(owned.isPollDue(LATER)).isTrue();
    assertThat(feed(status(head(LATER)), null).isPollDue(LATER)).isFalse();
  }

  @Test
  void theStatusAfterAPollSetsTheNextPoll() {
    OwnedFeed owned = polled(feed(null, NOW), head(LATER));

    assertThat(owned.isKnown()).isTrue();
    assertThat(owned.status().head()).isEqualTo(head(LATER));
    assertThat(owned.due()).isEqualTo(LATER);
    assertThat(owned.tryBegin()).isTrue();
  }

  @Test
  void aRequestedPollFollowsTheCurrentOneOnce() {
    OwnedFeed owned = feed(null, NOW);
    owned.requestPoll();

    assertThat(polled(owned, head(LATER)).due()).isEqualTo(NOW);
    assertThat(polled(owned, head(LATER)).due()).isEqualTo(LATER);
  }

  @Test
  void aGoneFeedIsNotPolledAgainEvenOnRequest() {
    OwnedFeed owned = feed(null, NOW);
    owned.requestPoll();

    polled(
        owned,
        FeedStatus.builder(FEED.id(), FEED.url(), LATER)
            .lastPoll(NOW)
            .state(FeedStatus.State.GONE)
            .build());

    assertThat(owned.due()).isNull();
  }

  @Test
  void aFeedThatIsResetIsPolledLikeANewOne() {
    OwnedFeed owned = feed(status(head(LATER), revisit(1, NOW)), LATER);
    owned.tryBegin();

    owned.reset(NOW.plusSeconds(300));

    assertThat(owned.isKnown()).isFalse();
    assertThat(owned.status()).isNull();
    assertThat(owned.due()).isEqualTo(NOW.plusSeconds(300));
    assertThat(owned.tryBegin()).isTrue();
  }

  @Test
  void rejectedArticlesAreCorrectedInTheStatus() {
    OwnedFeed owned = feed(status(head(LATER), known(1), known(2)), LATER);
    owned.write(BATCH);

    batches.reject(known(2).articleId(), EntryOutcome.TOO_LARGE);

    assertThat(owned.status().entries())
        .extracting(KnownEntry::result)
        .containsExactly("published", "too-large");
  }

  @Test
  void aSilentFeedIsStaleUntilItsNextArticle() {
    FeedStatus silent =
        FeedStatus.builder(FEED.id(), FEED.url(), LATER).silentSince(NOW.minusSeconds(9)).build();
    OwnedFeed owned = feed(status(silent), LATER);

    assertThat(owned.isStale()).isTrue();
    assertThat(polled(owned, head(LATER)).isStale()).isFalse();
  }

  private OwnedFeed feed(CompressedFeedStatus.@Nullable Opened status, @Nullable Instant pollAt) {
    return new OwnedFeed(lease, FEED, status, pollAt);
  }

  private static OwnedFeed polled(OwnedFeed owned, FeedStatus after) {
    owned.tryBegin();
    owned.end(CompressedFeedStatus.of(after, List.of()), after);
    return owned;
  }

  private static KnownEntry revisit(int n, Instant at) {
    KnownEntry e = known(n);
    return KnownEntry.builder(e.articleId(), e.url(), e.entryHash(), e.result(), NOW, 1)
        .nextReading(at)
        .build();
  }
}
