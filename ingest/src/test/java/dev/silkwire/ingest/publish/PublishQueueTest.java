package dev.silkwire.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Samples;
import dev.silkwire.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class PublishQueueTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final InstantSource clock = () -> now;

  @Test
  void batchesBeyondTheLimitOfBytesWaitUntilOthersAreFinished() throws Exception {
    QueuedBatch batch = batch();
    PublishQueue queue = new PublishQueue(batch.bytes() + batch.bytes() / 2, clock);
    assertThat(queue.offer(batch)).isTrue();
    assertThat(queue.offer(batch())).isFalse();
    queue.finish(queue.take());
    assertThat(queue.offer(batch())).isTrue();
  }

  @Test
  void aBatchLargerThanTheQueueIsTakenAlone() throws Exception {
    PublishQueue queue = new PublishQueue(1, clock);
    QueuedBatch batch = batch();
    assertThat(queue.offer(batch)).isTrue();
    assertThat(queue.take()).containsExactly(batch);
  }

  @Test
  void waitsEndWhenBatchesAreFinishedOrTheQueueHasEnded() throws Exception {
    PublishQueue queue = new PublishQueue(1 << 20, clock);
    queue.offer(batch());
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> await(queue));
    assertThat(waiting).isNotDone();
    queue.finish(queue.take());
    assertThat(waiting).succeedsWithin(PATIENCE);
    queue.offer(batch());
    CompletableFuture<Void> inVain = CompletableFuture.runAsync(() -> await(queue));
    queue.end();
    assertThat(inVain).succeedsWithin(PATIENCE);
  }

  @Test
  void theQueueIsStalledOnlyWhileBatchesWaitForLong() throws Exception {
    PublishQueue queue = new PublishQueue(1 << 20, clock);
    now = now.plusSeconds(61);
    assertThat(queue.stalledFor(Duration.ofSeconds(60))).isZero();
    queue.offer(batch());
    List<QueuedBatch> taken = queue.take();
    assertThat(queue.stalledFor(Duration.ofSeconds(60))).isZero();
    now = now.plusSeconds(61);
    assertThat(queue.stalledFor(Duration.ofSeconds(60))).isOne();
    queue.finish(taken);
    assertThat(queue.stalledFor(Duration.ofSeconds(60))).isZero();
  }

  private static void await(PublishQueue queue) {
    try {
      queue.awaitFinished(PATIENCE.multipliedBy(2));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theStatusIsInThePartitionOfItsFeed() {
    assertThat(batch().all(Instant.EPOCH))
        .filteredOn(record -> record.topic().equals(Topics.FEED_STATUS.name()))
        .extracting(ProducerRecord::partition)
        .containsExactly(3);
  }

  private static QueuedBatch batch() {
    PollBatch batch = new PollBatch("feed", List.of(Samples.rawArticle()), null, null);
    return QueuedBatch.of(batch, new Owned(3), new RejectedArticles());
  }

  /** A partition that this instance never loses. */
  private record Owned(int number) implements FeedPartition {
    @Override
    public boolean isOwned() {
      return true;
    }
  }
}
