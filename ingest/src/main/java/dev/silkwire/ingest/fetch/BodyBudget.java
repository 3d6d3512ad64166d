package dev.silkwire.ingest.fetch;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A limit of the memory for all bodies that are being received or processed. A body allocates
 * memory in pieces as it grows. When the pool is exhausted, one body at a time may overflow it, up
 * to the limit of a single body. This prevents a deadlock of bodies that wait for each other. A
 * body that waits too long fails. Thread-safe: two semaphores.
 */
final class BodyBudget {
  private static final int PIECE_BYTES = 64 << 10;
  private static final long STEP_MILLIS = 50;
  private static final String NO_MEMORY =
      "too many large responses are being processed; Silkwire tries again later";

  private final Semaphore pool;
  private final Semaphore overflow = new Semaphore(1, true);
  private final long waitMillis;

  /**
   * @param bytes size of the pool
   * @param waitMillis maximum wait of a body for its next piece
   */
  BodyBudget(long bytes, long waitMillis) {
    this.pool = new Semaphore((int) Math.max(1, bytes / PIECE_BYTES), true);
    this.waitMillis = waitMillis;
  }

  /** The memory of one body. For one thread at a time. */
  final class Share implements AutoCloseable {
    private long bytes;
    private int pieces;
    private boolean hasOverflow;

    /**
     * Allocates more bytes; waits while the pool is exhausted.
     *
     * @throws BodyException if the wait is too long
     */
    void allocate(int more) throws BodyException {
      bytes += more;
      while (!hasOverflow && bytes > (long) pieces * PIECE_BYTES) {
        addPiece();
      }
    }

    /** Waits for the permission to overflow the pool. For decoders, whose memory is not counted. */
    void allowOverflow() throws BodyException {
      if (!hasOverflow && !tryAcquire(overflow, waitMillis)) {
        throw new BodyException(NO_MEMORY);
      }
      hasOverflow = true;
    }

    private void addPiece() throws BodyException {
      for (long waited = 0; waited <= waitMillis; waited += STEP_MILLIS) {
        if (tryAcquire(pool, STEP_MILLIS)) {
          pieces++;
          return;
        }
        if (overflow.tryAcquire()) {
          hasOverflow = true;
          return;
        }
      }
      throw new BodyException(NO_MEMORY);
    }

    /** Releases the memory. */
    @Override
    public void close() {
      pool.release(pieces);
      if (hasOverflow) {
        overflow.release();
      }
      pieces = 0;
      bytes = 0;
      hasOverflow = false;
    }
  }

  Share share() {
    return new Share();
  }

  private static boolean tryAcquire(Semaphore semaphore, long millis) throws BodyException {
    try {
      return semaphore.tryAcquire(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BodyException("Silkwire is stopping");
    }
  }
}
