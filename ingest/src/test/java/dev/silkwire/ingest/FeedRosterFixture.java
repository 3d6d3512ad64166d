package dev.silkwire.ingest;

import static dev.silkwire.ingest.SampleEntries.NOW;
import static dev.silkwire.ingest.SampleEntries.head;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.feed.Site;
import dev.silkwire.ingest.poll.PollSchedule;
import dev.silkwire.ingest.publish.RecordedBatches;
import dev.silkwire.ingest.push.Subscriptions;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A roster whose batches are recorded and whose clock the test moves. */
abstract class FeedRosterFixture {
  static final Feed OTHER = Feed.of("https://example.org/other");
  static final Instant LATER = NOW.plusSeconds(900);

  final Site site = Site.open();
  final RecordedBatches batches = new RecordedBatches();
  Instant now = NOW;
  final Subscriptions subscriptions =
      new Subscriptions("https://us.example/hubs", site.fetcher(), () -> now);
  final FeedRoster roster =
      new FeedRoster(
          new PollSchedule(null, Duration.ofMinutes(5), Duration.ofHours(24), () -> 0),
          batches,
          subscriptions,
          () -> now);

  @AfterEach
  void close() {
    site.close();
  }

  /** Ends a poll with a status whose next poll is at {@link #LATER}. */
  static CompressedFeedStatus poll(OwnedFeed owned) {
    CompressedFeedStatus after = CompressedFeedStatus.of(head(LATER), List.of());
    owned.end(after, head(LATER));
    return after;
  }
}
