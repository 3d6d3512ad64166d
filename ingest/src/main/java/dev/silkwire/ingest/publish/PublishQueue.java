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
 * A queue of batches that wait for their transaction, bounded by number and by bytes, so that
 * memory stays bounded while Kafka is unavailable. Thread-safe: a blocking queue and a semaphore
 * hold the batches, the monitor guards the counters.
 */
final class PublishQueue {
  private static final Logger LOG = LoggerFactory.getLogger(PublishQueue.class);
  private static final int MAX_BATCHES = 2000;
  private static final int MAX_BATCHES_PER_TRANSACTION = 500;
  private static final int PERMIT_BYTES = 1 << 10;
  private static final long POLL_MILLIS = 100;

  private final BlockingQueue<QueuedBatch> waiting = new ArrayBlockingQueue<>(MAX_BATCHES);
  private final InstantSource clock;
  private final int permits;
  private final Semaphore memory;
  private long submitted;
  private long finished;
  private boolean ended;

  /** When the queue was last empty or a transaction ended. */
  private Instant lastProgress;

  /**
   * @param bytes maximum bytes of serialized records that wait; a single larger batch may wait
   *     alone
   */
  PublishQueue(long bytes, InstantSource clock) {
    this.permits = (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / PERMIT_BYTES));
    this.memory = new Semaphore(permits, true);
    this.clock = clock;
    this.lastProgress = clock.instant();
  }

  /** Adds a batch; returns false if the queue stays full for a second. */
  boolean offer(QueuedBatch batch) throws InterruptedException {
    int size = permits(batch);
    if (!memory.tryAcquire(size, 1, TimeUnit.SECONDS)) {
      LOG.debug("{} batches wait for Kafka; the memory for others is exhausted", waiting.size());
      return false;
    }
    synchronized (this) { // counted before another thread can take it
      submitted++;
    }
    if (waiting.offer(batch, 1, TimeUnit.SECONDS)) {
      return true;
    }
    memory.release(size);
    synchronized (this) {
      submitted--;
    }
    LOG.debug("{} batches wait for Kafka", waiting.size());
    return false;
  }

  private int permits(QueuedBatch batch) {
    return (int) Math.min(permits, 1 + batch.bytes() / PERMIT_BYTES);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes the batches of the next transaction; none if none arrives for a moment. */
  List<QueuedBatch> take() throws InterruptedException {
    List<QueuedBatch> batches = new ArrayList<>();
    QueuedBatch first = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      batches.add(first);
      waiting.drainTo(batches, MAX_BATCHES_PER_TRANSACTION);
    }
    setProgress();
    return batches;
  }

  /** Releases the memory of batches whose transaction has ended. */
  synchronized void finish(List<QueuedBatch> batches) {
    memory.release(batches.stream().mapToInt(this::permits).sum());
    finished += batches.size();
    setProgress();
    notifyAll();
  }

  private synchronized void setProgress() {
    lastProgress = clock.instant();
  }

  /** Ends all waits, because no transaction follows. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Waits until the batches submitted so far are finished, but not longer than the given time. */
  synchronized void awaitFinished(Duration timeout) throws InterruptedException {
    long until = submitted;
    long deadline = System.nanoTime() + timeout.toNanos();
    long left = timeout.toMillis();
    while (!ended && finished < until && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
  }

  /** Returns the number of batches whose transaction has not ended. */
  synchronized int unfinished() {
    return (int) Math.min(Integer.MAX_VALUE, submitted - finished);
  }

  /**
   * Returns the number of waiting batches if no transaction has ended within the duration, else 0.
   */
  synchronized int stalledFor(Duration duration) {
    boolean late = clock.instant().isAfter(lastProgress.plus(duration));
    return late ? unfinished() : 0;
  }
}
