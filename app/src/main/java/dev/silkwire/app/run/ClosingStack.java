package dev.silkwire.app.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stack of resources that are closed once, in the reverse order of their start. */
public final class ClosingStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClosingStack.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Adds a resource that is closed before those that were added earlier. */
  public <T extends AutoCloseable> T push(T part) {
    parts.push(part);
    return part;
  }

  /** Adds an action that runs at this position of the closing order. */
  public void onClose(AutoCloseable action) {
    parts.push(action);
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      close(parts.pop());
    }
  }

  /**
   * Closes the resources in a daemon thread, and returns after the timeout even when some are not
   * closed yet. These end with the process.
   */
  public void close(Duration timeout) {
    Thread thread = new Thread(this::close, "close");
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(timeout.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) { // the other resources must be closed too
      LOG.warn("cannot close {}: {}", part.getClass().getSimpleName(), e.toString());
      LOG.debug("cannot close {}", part.getClass().getSimpleName(), e);
    }
  }
}
