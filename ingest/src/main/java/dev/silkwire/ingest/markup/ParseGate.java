package dev.silkwire.ingest.markup;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A fair semaphore that limits how many documents are parsed at the same time, because each takes
 * memory. A document that may have crashed an earlier process is parsed alone. Thread-safe.
 */
public final class ParseGate {
  private final int parallel;
  private final Semaphore permits;

  public ParseGate(int parallel) {
    this.parallel = parallel;
    this.permits = new Semaphore(parallel, true);
  }

  /** Runs a task while at most {@code parallel} tasks run. */
  public <T> T run(Supplier<T> task) {
    return run(1, task);
  }

  /** Runs a task while no other task runs. */
  public <T> T runAlone(Supplier<T> task) {
    return run(parallel, task);
  }

  private <T> T run(int count, Supplier<T> task) {
    permits.acquireUninterruptibly(count);
    try {
      return task.get();
    } finally {
      permits.release(count);
    }
  }
}
