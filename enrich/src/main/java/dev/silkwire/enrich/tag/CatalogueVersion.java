package dev.silkwire.enrich.tag;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the changes of the catalogue in a process, so that its readers know when to look again.
 * Thread-safe.
 */
public final class CatalogueVersion {
  private final AtomicLong changes = new AtomicLong();

  /** Something in the catalogue has changed. */
  public void changed() {
    changes.incrementAndGet();
  }

  /** How often it has. */
  public long current() {
    return changes.get();
  }
}
