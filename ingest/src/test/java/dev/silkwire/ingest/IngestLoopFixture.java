package dev.silkwire.ingest;

import static dev.silkwire.ingest.IngestRig.path;
import static org.awaitility.Awaitility.await;

import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.ingest.publish.PollBatch;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

/** The loop of ingest with the whole flow behind it. */
abstract class IngestLoopFixture {
  static final Duration PATIENCE = Duration.ofMinutes(2);
  static final Duration TICK = Duration.ofMillis(50);

  final IngestRig rig = new IngestRig();

  @AfterEach
  void close() {
    rig.close();
  }

  void start() {
    rig.roster.feedAssigned(1, rig.feed, null);
    rig.loop.start();
  }

  /** Starts a poll of two stories, and returns when the page of the second is requested. */
  CountDownLatch holdSecondPage() {
    CountDownLatch slow = new CountDownLatch(1);
    rig.publish(1, 2);
    rig.site.hold(path(2), slow);
    start();
    await().atMost(PATIENCE).until(() -> rig.site.requested().contains(path(2)));
    return slow;
  }

  void awaitPolls(int count) {
    await().atMost(PATIENCE).until(() -> polls().size() >= count);
  }

  /** Moves the clock in steps until this number of polls is recorded. */
  void awaitPollsWhileTimePasses(int count, Duration step) {
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

  List<Poll> polls() {
    return rig.batches.written().stream().map(PollBatch::poll).filter(Objects::nonNull).toList();
  }

  List<RawArticle> articles() {
    return rig.batches.written().stream().flatMap(b -> b.articles().stream()).toList();
  }

  FeedStatus lastStatus() {
    return rig.batches.last().status().head();
  }
}
