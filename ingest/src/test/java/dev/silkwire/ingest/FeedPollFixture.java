package dev.silkwire.ingest;

import static dev.silkwire.ingest.SampleEntries.FEED;
import static dev.silkwire.ingest.SampleEntries.NOW;

import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.ingest.FeedPoll.Cause;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.poll.FeedFetchResult;
import dev.silkwire.ingest.poll.PollOutcome;
import dev.silkwire.ingest.poll.PollSchedule;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.publish.RecordedBatches;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A poll of one feed, whose batches are recorded and whose clock the test moves. */
abstract class FeedPollFixture {
  static final Instant NEXT = NOW.plusSeconds(1800);

  final RecordedBatches batches = new RecordedBatches();
  Instant now = NOW;
  OwnedFeed owned = feed(null);

  OwnedFeed feed(CompressedFeedStatus.@Nullable Opened status) {
    owned = new OwnedFeed(new PartitionLease(1, batches), FEED, status, NOW);
    owned.tryBegin();
    return owned;
  }

  FeedPoll begin(Cause cause) {
    return new FeedPoll(owned, cause, new CanonicalUrl(), () -> now);
  }

  /** Begins a poll that has fetched a new document. */
  FeedPoll polled() {
    FeedPoll poll = begin(Cause.POLL);
    poll.fetched(document(), new PollSchedule.Next(NEXT, Duration.ofMinutes(30), 0));
    poll.known().beginDocument();
    return poll;
  }

  static void addArticles(FeedPoll poll, int from, int count) {
    for (int i = from; i < from + count; i++) {
      poll.add(SampleEntries.published(i));
    }
  }

  static FeedFetchResult document() {
    FeedDocument document =
        new FeedDocument("rss-2.0", null, null, null, null, null, null, List.of(), true, List.of());
    return FeedFetchResult.builder(PollOutcome.Code.OK, FEED.url())
        .httpStatus(200)
        .bytes(4096)
        .validators(new Validators("\"2\"", null))
        .document(document)
        .build();
  }

  static FeedStatus head(PollBatch batch) {
    return batch.status().head();
  }

  static List<KnownEntry> entries(PollBatch batch) {
    return batch.status().entries();
  }
}
