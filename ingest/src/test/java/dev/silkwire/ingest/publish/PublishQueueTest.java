package dev.silkwire.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PublishQueueTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final InstantSource clock = () -> now;

  @Test
  void partsThatExceedTheBytesWaitOutsideUntilOthersAreFinished() throws Exception {
    QueuedBatch part = part();
    PublishQueue queue = new PublishQueue(part.bytes() + part.bytes() / 2, clock);
    assertThat(queue.offer(part)).isTrue();
    assertThat(queue.offer(part())).isFalse();
    queue.finish(queue.take());
    assertThat(queue.offer(part())).isTrue();
  }

  @Test
  void aPartLargerThanTheWholeQueueIsTakenAlone() throws Exception {
    PublishQueue queue = new PublishQueue(1, clock);
    QueuedBatch part = part();
    assertThat(queue.offer(part)).isTrue();
    assertThat(queue.take()).containsExactly(part);
  }

  @Test
  void whoWaitsForPartsGoesOnWhenTheyAreFinishedOrNoneFollow() throws Exception {
    PublishQueue queue = new PublishQueue(1 << 20, clock);
    queue.offer(part());
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> await(queue));
    assertThat(waiting).isNotDone();
    queue.finish(queue.take());
    assertThat(waiting).succeedsWithin(PATIENCE);
    queue.offer(part());
    CompletableFuture<Void> inVain = CompletableFuture.runAsync(() -> await(queue));
    queue.end();
    assertThat(inVain).succeedsWithin(PATIENCE);
  }

  @Test
  void isStalledOnlyWhilePartsWaitForLong() throws Exception {
    PublishQueue queue = new PublishQueue(1 << 20, clock);
    now = now.plusSeconds(61);
    assertThat(queue.stalledFor(Duration.ofSeconds(60))).isZero();
    queue.offer(part());
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

  private static QueuedBatch part() {
    PollBatch part = new PollBatch("feed", List.of(Samples.rawArticle()), null, null);
    return QueuedBatch.of(part, () -> true, new RejectedArticles());
  }
}
