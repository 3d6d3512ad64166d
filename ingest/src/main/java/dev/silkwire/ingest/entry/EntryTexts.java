package dev.silkwire.ingest.entry;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the memory of the stories that feeds carry, which are kept until the pages of their
 * entries are read, for minutes. Beyond the limit an entry is kept without its texts: then the feed
 * cannot stand in for a page that fails. Thread-safe.
 */
public final class EntryTexts {
  private final long memory;
  private final AtomicLong held = new AtomicLong();

  /**
   * @param memory in bytes for all texts
   */
  public EntryTexts(long memory) {
    this.memory = memory;
  }

  /** Returns the task as it may be kept. */
  public EntryTask keep(EntryTask task) {
    long bytes = bytes(task);
    if (held.addAndGet(bytes) <= memory) {
      return task;
    }
    held.addAndGet(-bytes);
    return task.withoutTexts();
  }

  /** Takes back what {@link #keep} returned. */
  public void release(EntryTask task) {
    held.addAndGet(-bytes(task));
  }

  private static long bytes(EntryTask task) {
    return task.entry() == null ? 0 : 2L * task.entry().textLength();
  }
}
