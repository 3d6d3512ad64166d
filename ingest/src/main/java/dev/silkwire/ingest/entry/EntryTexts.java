package dev.silkwire.ingest.entry;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A limit of the memory for the content of feed entries, which is kept for minutes until the pages
 * of the entries are read. Entries beyond the limit are kept without content, which then cannot
 * replace a page that fails. Thread-safe: one atomic counter.
 */
public final class EntryTexts {
  private final long maxBytes;
  private final AtomicLong bytesInUse = new AtomicLong();

  /**
   * @param maxBytes limit for all entries
   */
  public EntryTexts(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Returns the task, without the feed's content if the limit is reached. */
  public EntryTask keep(EntryTask task) {
    long bytes = bytes(task);
    if (bytesInUse.addAndGet(bytes) <= maxBytes) {
      return task;
    }
    bytesInUse.addAndGet(-bytes);
    return task.withoutTexts();
  }

  /** Releases the memory of a task that {@link #keep} has returned. */
  public void release(EntryTask task) {
    bytesInUse.addAndGet(-bytes(task));
  }

  private static long bytes(EntryTask task) {
    return task.entry() == null ? 0 : 2L * task.entry().textLength();
  }
}
