package dev.silkwire.enrich.tag;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A counter of catalogue changes in this process. Taggers compare it to detect that they are stale.
 * Thread-safe: the state is one atomic number.
 */
public final class CatalogueVersion {
  private final AtomicLong changes = new AtomicLong();

  /** Counts one change. */
  public void increment() {
    changes.incrementAndGet();
  }

  /** Returns the number of changes so far. */
  public long current() {
    return changes.get();
  }
}
