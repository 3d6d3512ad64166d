package dev.silkwire.app.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that were started one upon the other, and are closed in reverse. Closes each once. */
public final class ClosingStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClosingStack.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Adds a part, to be closed before those below it. */
  public <T extends AutoCloseable> T push(T part) {
    parts.push(part);
    return part;
  }

  /** Adds something to be done at that place of the closing. */
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
   * Closes the parts and returns after a time even if some are not closed yet; they end with the
   * process.
   *
   * @param most time to wait
   */
  public void close(Duration most) {
    Thread thread = new Thread(this::close, "close");
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(most.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) { // whatever it is, the others must be closed too
      LOG.warn("{} did not close: {}", part.getClass().getSimpleName(), e.toString());
      LOG.debug("it failed so", e);
    }
  }
}
