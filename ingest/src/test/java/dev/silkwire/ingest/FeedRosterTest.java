package dev.silkwire.ingest;

import static dev.silkwire.ingest.SampleEntries.FEED;
import static dev.silkwire.ingest.SampleEntries.NOW;
import static dev.silkwire.ingest.SampleEntries.head;
import static dev.silkwire.ingest.SampleEntries.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.ingest.feed.Hub;
import dev.silkwire.ingest.feed.Site;
import dev.silkwire.ingest.poll.PollSchedule;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.publish.RecordedBatches;
import dev.silkwire.ingest.push.Subscriptions;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedRosterTest {
  private static final Feed OTHER = Feed.of("https://example.org/other");
  private static final Instant LATER = NOW.plusSeconds(900);

  private final Site site = Site.open();
  private final RecordedBatches batches = new RecordedBatches();
  private Instant now = NOW;
  private final Subscriptions subscriptions =
      new Subscriptions("https://us.example/hubs", site.fetcher(), () -> now);
  private final FeedRoster roster =
      new FeedRoster(
          new PollSchedule(null, Duration.ofMinutes(5), Duration.ofHours(24), () -> 0),
          batches,
          subscriptions,
          () -> now);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aNewFeedIsDueAtOnceAndBusyUntilItIsPlannedAgain() {
    roster.feedAssigned(1, FEED, null);

    OwnedFeed owned = roster.next();
    assertThat(owned.feed()).isEqualTo(FEED);
    assertThat(owned.tryBegin()).isFalse();
    assertThat(roster.next()).isNull();
    poll(owned);
    roster.plan(owned);
    assertThat(roster.next()).isNull();
    now = LATER;
    assertThat(roster.next()).isSameAs(owned);
  }

  @Test
  void aPolledFeedIsDueAtTheTimeInItsStatus() {
    roster.feedAssigned(1, FEED, status(head(LATER)));

    assertThat(roster.next()).isNull();
    now = LATER;
    assertThat(roster.next().status().head()).isEqualTo(head(LATER));
  }

  @Test
  void aChangedDefinitionKeepsTheStateOfTheFeed() {
    roster.feedAssigned(1, FEED, status(head(LATER)));
    Feed renamed =
        new Feed(
            FEED.id(),
            FEED.url(),
            FEED.kind(),
            "New",
            FEED.outlet(),
            List.of(),
            null,
            null,
            null,
            null);

    roster.feedAssigned(1, renamed, null);

    assertThat(roster.size()).isOne();
    assertThat(roster.next()).isNull();
    now = LATER;
    assertThat(roster.next().feed()).isEqualTo(renamed);
  }

  @Test
  void aGoneFeedIsNeverQueued() {
    FeedStatus gone =
        FeedStatus.builder(FEED.id(), FEED.url(), NOW)
            .lastPoll(NOW)
            .state(FeedStatus.State.GONE)
            .build();

    roster.feedAssigned(1, FEED, status(gone));

    now = NOW.plus(Duration.ofDays(400));
    assertThat(roster.size()).isOne();
    assertThat(roster.next()).isNull();
  }

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

  @Test
  void aPushBeginsAKnownFeedThatIsNotBusy() {
    roster.feedAssigned(1, FEED, status(head(LATER)));

    assertThat(roster.begin(FEED.id()).tryBegin()).isFalse();
    assertThat(roster.begin(OTHER.id())).isNull();
  }

  @Test
  void aPushToABusyFeedRequestsAPoll() {
    roster.feedAssigned(1, FEED, status(head(LATER)));
    OwnedFeed owned = roster.begin(FEED.id());

    assertThat(roster.begin(FEED.id())).isNull();

    poll(owned);
    roster.plan(owned);
    assertThat(roster.next()).isSameAs(owned);
  }

  @Test
  void aPushToAFeedThatWasNeverPolledRequestsAPoll() {
    roster.feedAssigned(1, FEED, null);

    assertThat(roster.begin(FEED.id())).isNull();

    OwnedFeed owned = roster.next();
    poll(owned);
    roster.plan(owned);
    assertThat(roster.next()).isSameAs(owned);
  }

  @Test
  void aFeedCanBePlannedForATimeFromNow() {
    roster.feedAssigned(1, FEED, null);
    OwnedFeed owned = roster.next();
    owned.end();

    roster.planIn(owned, Duration.ofMinutes(5));

    now = NOW.plusSeconds(299);
    assertThat(roster.next()).isNull();
    now = NOW.plusSeconds(300);
    assertThat(roster.next()).isSameAs(owned);
  }

  /** Assigns a feed and writes a batch of it. */
  private OwnedFeed assign(int partition, Feed feed) {
    roster.feedAssigned(partition, feed, null);
    OwnedFeed owned = roster.next();
    owned.write(PollBatch.forget(feed.id()));
    return owned;
  }

  /** Ends a poll with a status whose next poll is at {@link #LATER}. */
  private static CompressedFeedStatus poll(OwnedFeed owned) {
    CompressedFeedStatus after = CompressedFeedStatus.of(head(LATER), List.of());
    owned.end(after, head(LATER));
    return after;
  }
}
