package dev.silkwire.ingest.publish;

import dev.silkwire.ingest.entry.EntryOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A publisher that keeps the batches of owned feeds in memory instead of writing them to Kafka.
 * Thread-safe: the monitor guards all fields.
 */
public final class RecordedBatches implements BatchPublisher {
  private final List<Submitted> submitted = new ArrayList<>();
  private final List<PollBatch> written = new ArrayList<>();
  private boolean delayed;
  private int flushes;
  private Runnable onFlush = () -> {};
  private int pendingFailures;
  private @Nullable RejectedArticles lastRejected;

  /** An exception without a stack trace, to keep logs short. */
  public static final class SubmitFailure extends RuntimeException {
    SubmitFailure() {
      super("a failure that the test wants", null, false, false);
    }
  }

  private record Submitted(PollBatch batch, FeedPartition partition) {}

  @Override
  public synchronized void submit(
      PollBatch batch, FeedPartition partition, RejectedArticles rejected) {
    if (pendingFailures > 0) {
      pendingFailures--;
      throw new SubmitFailure();
    }
    lastRejected = rejected;
    submitted.add(new Submitted(batch, partition));
    if (!delayed) {
      write();
    }
  }

  @Override
  public void flush(Duration timeout) {
    flushAction().run(); // without the monitor, because it may take other locks
    write();
  }

  /** Keeps batches in the queue until the next {@link #flush}. */
  public synchronized void delay() {
    delayed = true;
  }

  /** Runs an action at the start of each {@link #flush}. */
  public synchronized void onFlush(Runnable action) {
    onFlush = action;
  }

  /** Lets the next calls of {@link #submit} throw an exception. */
  public synchronized void failNext(int calls) {
    pendingFailures = calls;
  }

  /** Returns the number of calls of {@link #submit} that are still to fail. */
  public synchronized int pendingFailures() {
    return pendingFailures;
  }

  /** Rejects an article of the feed whose batch was submitted last. */
  public synchronized void reject(String articleId, EntryOutcome reason) {
    if (lastRejected == null) {
      throw new IllegalStateException("no batch was submitted");
    }
    lastRejected.add(Map.of(articleId, reason));
  }

  /** Returns the written batches, in order. */
  public synchronized List<PollBatch> written() {
    return List.copyOf(written);
  }

  /** Returns the batch that was written last. */
  public synchronized PollBatch last() {
    return written.get(written.size() - 1);
  }

  public synchronized int flushes() {
    return flushes;
  }

  private synchronized Runnable flushAction() {
    flushes++;
    return onFlush;
  }

  private synchronized void write() {
    for (Submitted next : submitted) {
      if (next.partition().isOwned()) {
        written.add(next.batch());
      }
    }
    submitted.clear();
  }
}
