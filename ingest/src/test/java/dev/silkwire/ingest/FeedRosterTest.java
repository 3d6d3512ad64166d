package dev.silkwire.ingest;

import static dev.silkwire.ingest.SampleEntries.FEED;
import static dev.silkwire.ingest.SampleEntries.NOW;
import static dev.silkwire.ingest.SampleEntries.head;
import static dev.silkwire.ingest.SampleEntries.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The feeds that are due, from their assignment on. */
class FeedRosterTest extends FeedRosterFixture {
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
}
