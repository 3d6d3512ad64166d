package dev.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PollQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final PollQueue queue = new PollQueue();

  @Test
  void feedsAreTakenInTheOrderOfTheirTimes() {
    queue.put("later", NOW);
    queue.put("earlier", NOW.minusSeconds(1));

    assertThat(queue.take(NOW)).isEqualTo("earlier");
    assertThat(queue.take(NOW)).isEqualTo("later");
    assertThat(queue.take(NOW)).isNull();
  }

  @Test
  void feedsOfTheSameTimeAreTakenInTheOrderInWhichTheyWereQueued() {
    queue.put("b", NOW);
    queue.put("a", NOW);

    assertThat(queue.take(NOW)).isEqualTo("b");
    assertThat(queue.take(NOW)).isEqualTo("a");
  }

  @Test
  void aFeedIsTakenFromItsTimeOn() {
    queue.put("a", NOW);

    assertThat(queue.take(NOW.minusMillis(1))).isNull();
    assertThat(queue.take(NOW)).isEqualTo("a");
  }

  @Test
  void onlyTheLastTimeOfAFeedCounts() {
    queue.put("a", NOW);
    queue.put("a", NOW.plusSeconds(2));

    assertThat(queue.take(NOW.plusSeconds(1))).isNull();
    assertThat(queue.take(NOW.plusSeconds(2))).isEqualTo("a");
    assertThat(queue.take(NOW.plusSeconds(2))).isNull();
  }

  @Test
  void aFeedCanBeQueuedForAnEarlierTime() {
    queue.put("a", NOW.plusSeconds(2));
    queue.put("a", NOW);

    assertThat(queue.take(NOW)).isEqualTo("a");
    assertThat(queue.take(NOW.plusSeconds(2))).isNull();
  }

  @Test
  void aRemovedFeedIsNotTaken() {
    queue.put("removed", NOW);
    queue.put("kept", NOW.plusSeconds(1));
    queue.remove("removed");

    assertThat(queue.take(NOW.plusSeconds(1))).isEqualTo("kept");
    assertThat(queue.take(NOW.plusSeconds(1))).isNull();
  }

  @Test
  void awaitReturnsAtOnceIfAFeedIsDue() {
    queue.put("overdue", NOW.minusSeconds(1));

    assertThat(waiting(NOW, HOUR)).succeedsWithin(PATIENCE);
    assertThat(waiting(NOW.minusSeconds(1), HOUR)).succeedsWithin(PATIENCE);
  }

  @Test
  void awaitEndsWhenTheNextFeedIsDue() {
    queue.put("soon", NOW.plusMillis(5));

    assertThat(waiting(NOW, HOUR)).succeedsWithin(PATIENCE);
  }

  @Test
  void awaitEndsAfterTheTimeout() {
    queue.put("later", NOW.plus(HOUR));

    assertThat(waiting(NOW, Duration.ofMillis(5))).succeedsWithin(PATIENCE);
  }

  @Test
  void awaitEndsWhenAFeedIsQueued() {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread thread = start(ended, NOW, HOUR);
    await().atMost(PATIENCE).until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    assertThat(ended).isNotDone();

    queue.put("a", NOW.plus(HOUR));

    assertThat(ended).succeedsWithin(PATIENCE);
  }

  private CompletableFuture<Void> waiting(Instant now, Duration timeout) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    start(ended, now, timeout);
    return ended;
  }

  private Thread start(CompletableFuture<Void> ended, Instant now, Duration timeout) {
    Thread thread = new Thread(() -> complete(ended, now, timeout));
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void complete(CompletableFuture<Void> ended, Instant now, Duration timeout) {
    try {
      queue.await(now, timeout);
      ended.complete(null);
    } catch (InterruptedException e) {
      ended.completeExceptionally(e);
    }
  }
}
