package dev.silkwire.ingest.fetch;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits the bytes of all bodies that are held at the same time: being received, or waiting to be
 * read. A body takes its share in pieces as it grows. When the pool is used up, one body at a time
 * may grow beyond it up to the limit of a single body, so that bodies which wait for each other
 * cannot block for ever. Who waits too long gives up. Thread-safe.
 */
final class BodyBudget {
  private static final int PIECE = 64 << 10;
  private static final long STEP_MILLIS = 50;
  private static final String NO_MEMORY = "too many large answers are being read; try again later";

  private final Semaphore pool;
  private final Semaphore beyond = new Semaphore(1, true);
  private final long waitMillis;

  /**
   * @param bytes of the pool
   * @param waitMillis how long a body waits for its next piece
   */
  BodyBudget(long bytes, long waitMillis) {
    this.pool = new Semaphore((int) Math.max(1, bytes / PIECE), true);
    this.waitMillis = waitMillis;
  }

  /** The share of one body. For one thread at a time. */
  final class Share implements AutoCloseable {
    private long bytes;
    private int pieces;
    private boolean isBeyond;

    /**
     * Makes room for more bytes; waits until other bodies are read.
     *
     * @throws BodyException when there is none in time
     */
    void grow(int more) throws BodyException {
      bytes += more;
      while (!isBeyond && bytes > (long) pieces * PIECE) {
        take();
      }
    }

    /** Grows only while no other body is beyond the pool: a decoder takes memory unseen. */
    void goBeyond() throws BodyException {
      if (!isBeyond && !acquired(beyond, waitMillis)) {
        throw new BodyException(NO_MEMORY);
      }
      isBeyond = true;
    }

    private void take() throws BodyException {
      for (long waited = 0; waited <= waitMillis; waited += STEP_MILLIS) {
        if (acquired(pool, STEP_MILLIS)) {
          pieces++;
          return;
        }
        if (beyond.tryAcquire()) {
          isBeyond = true;
          return;
        }
      }
      throw new BodyException(NO_MEMORY);
    }

    /** Gives the share back. */
    @Override
    public void close() {
      pool.release(pieces);
      if (isBeyond) {
        beyond.release();
      }
      pieces = 0;
      bytes = 0;
      isBeyond = false;
    }
  }

  Share share() {
    return new Share();
  }

  private static boolean acquired(Semaphore semaphore, long millis) throws BodyException {
    try {
      return semaphore.tryAcquire(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BodyException("stopping");
    }
  }
}
