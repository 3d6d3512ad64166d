package dev.silkwire.ingest.markup;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Limits how many documents are read at the same time, since each takes memory. A document that may
 * have killed an earlier process is read alone. Waiting is fair, and ends when the documents before
 * it are read. Thread-safe.
 */
public final class ReadingGate {
  private final int parallel;
  private final Semaphore turns;

  public ReadingGate(int parallel) {
    this.parallel = parallel;
    this.turns = new Semaphore(parallel, true);
  }

  /** Reads a document beside others. */
  public <T> T read(Supplier<T> document) {
    return read(1, document);
  }

  /** Reads a document while no other is read. */
  public <T> T readAlone(Supplier<T> document) {
    return read(parallel, document);
  }

  private <T> T read(int permits, Supplier<T> document) {
    turns.acquireUninterruptibly(permits);
    try {
      return document.get();
    } finally {
      turns.release(permits);
    }
  }
}
