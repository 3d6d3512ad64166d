package dev.silkwire.ingest;

import static dev.silkwire.ingest.SampleEntries.FEED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.feed.Hub;
import dev.silkwire.ingest.publish.PollBatch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Feeds that this instance no longer polls, because they are removed, revoked or lost. */
class DroppedFeedsTest extends FeedRosterFixture {
  @Test
  void aRemovedFeedIsNotPolledAndItsStatusIsDeleted() {
    roster.feedAssigned(1, FEED, null);
    roster.feedAssigned(1, OTHER, null);

    roster.feedRemoved(1, FEED.id(), true);
    roster.feedRemoved(1, OTHER.id(), false);

    assertThat(roster.next()).isNull();
    assertThat(roster.size()).isZero();
    assertThat(batches.written()).containsExactly(PollBatch.forget(FEED.id()));
  }

  @Test
  void aPollInProgressDoesNotRestoreARemovedFeed() {
    roster.feedAssigned(1, FEED, null);
    OwnedFeed owned = roster.next();

    roster.feedRemoved(1, FEED.id(), true);
    owned.write(new PollBatch(FEED.id(), List.of(), null, poll(owned)));
    roster.plan(owned);
    roster.planIn(owned, Duration.ZERO);

    now = LATER;
    assertThat(roster.next()).isNull();
    assertThat(batches.written()).containsExactly(PollBatch.forget(FEED.id()));
  }

  @Test
  void resultsOfARevokedPartitionAreWrittenFirst() {
    batches.delay();
    assign(1, FEED);
    OwnedFeed kept = assign(2, OTHER);

    roster.partitionRevoked(1);
    kept.write(PollBatch.forget(OTHER.id()));
    kept.awaitWritten();

    assertThat(batches.written())
        .extracting(PollBatch::feedId)
        .containsExactly(FEED.id(), OTHER.id(), OTHER.id());
    assertThat(roster.size()).isOne();
  }

  @Test
  void resultsOfALostPartitionAreDropped() {
    batches.delay();
    OwnedFeed lost = assign(1, FEED);
    OwnedFeed kept = assign(2, OTHER);

    roster.partitionLost(1);
    kept.awaitWritten();

    assertThat(batches.written()).extracting(PollBatch::feedId).containsExactly(OTHER.id());
    assertThat(lost.isLost()).isTrue();
    assertThat(roster.size()).isOne();
  }

  @Test
  void aPartitionThatIsAssignedAgainCanBeWritten() {
    assign(1, FEED);
    roster.partitionLost(1);

    assign(1, FEED);

    assertThat(batches.written()).hasSize(2);
  }

  @Test
  void theSubscriptionOfADroppedFeedIsForgotten() {
    roster.feedAssigned(1, FEED, null);
    subscriptions.fetched(FEED.id(), new Hub(site.url("/hub"), FEED.url()));
    assertThat(subscriptions.of(FEED.id())).isNotNull();

    roster.partitionRevoked(1);

    assertThat(subscriptions.of(FEED.id())).isNull();
  }

  /** Assigns a feed and writes a batch of it. */
  private OwnedFeed assign(int partition, Feed feed) {
    roster.feedAssigned(partition, feed, null);
    OwnedFeed owned = roster.next();
    owned.write(PollBatch.forget(feed.id()));
    return owned;
  }
}
