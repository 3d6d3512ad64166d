package dev.silkwire.ingest.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts that wait for their transaction, bounded by number and by bytes, so that ingest keeps its
 * memory while Kafka is away. Safe for concurrent use: a blocking queue and a semaphore hold the
 * parts, the monitor guards the counters.
 */
final class PublishQueue {
  private static final Logger LOG = LoggerFactory.getLogger(PublishQueue.class);
  private static final int MOST_PARTS = 2000;
  private static final int MOST_PARTS_A_TRANSACTION = 500;
  private static final int PIECE = 1 << 10;
  private static final long STEP_MILLIS = 100;

  private final BlockingQueue<QueuedBatch> waiting = new ArrayBlockingQueue<>(MOST_PARTS);
  private final InstantSource clock;
  private final int pieces;
  private final Semaphore room;
  private long submitted;
  private long finished;
  private boolean ended;

  /** When the queue was last empty, or a transaction ended. */
  private Instant movedAt;

  /**
   * @param bytes of serialized records that may wait; a single larger part may wait alone
   */
  PublishQueue(long bytes, InstantSource clock) {
    this.pieces = (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / PIECE));
    this.room = new Semaphore(pieces, true);
    this.clock = clock;
    this.movedAt = clock.instant();
  }

  /** Adds a part; returns false when there is no room within a second. */
  boolean offer(QueuedBatch part) throws InterruptedException {
    int size = pieces(part);
    if (!room.tryAcquire(size, 1, TimeUnit.SECONDS)) {
      LOG.debug("{} parts wait for Kafka; there is no room for another", waiting.size());
      return false;
    }
    synchronized (this) { // counted before it can be taken
      submitted++;
    }
    if (waiting.offer(part, 1, TimeUnit.SECONDS)) {
      return true;
    }
    room.release(size);
    synchronized (this) {
      submitted--;
    }
    LOG.debug("{} parts wait for Kafka", waiting.size());
    return false;
  }

  private int pieces(QueuedBatch part) {
    return (int) Math.min(pieces, 1 + part.bytes() / PIECE);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes the parts of the next transaction; none when nothing comes for a moment. */
  List<QueuedBatch> take() throws InterruptedException {
    List<QueuedBatch> together = new ArrayList<>();
    QueuedBatch first = waiting.poll(STEP_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      together.add(first);
      waiting.drainTo(together, MOST_PARTS_A_TRANSACTION);
    }
    moved();
    return together;
  }

  /** Gives back the room of parts whose transaction has ended. */
  synchronized void finish(List<QueuedBatch> parts) {
    room.release(parts.stream().mapToInt(this::pieces).sum());
    finished += parts.size();
    moved();
    notifyAll();
  }

  private synchronized void moved() {
    movedAt = clock.instant();
  }

  /** Ends every wait for parts to finish: no transaction follows. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Waits until the parts that were submitted so far are finished, or the given time is over. */
  synchronized void awaitFinished(Duration most) throws InterruptedException {
    long until = submitted;
    long deadline = System.nanoTime() + most.toNanos();
    long left = most.toMillis();
    while (!ended && finished < until && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
  }

  /** Returns the number of waiting parts if no transaction ended within the duration, else 0. */
  synchronized int stalledFor(Duration duration) {
    boolean late = clock.instant().isAfter(movedAt.plus(duration));
    return late ? (int) Math.min(Integer.MAX_VALUE, submitted - finished) : 0;
  }
}
