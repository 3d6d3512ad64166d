package dev.silkwire.bench.cluster;

/**
 * The articles that a stage has passed on: their number, the longest time without a new one, and
 * the largest lag behind the stage before. Thread-safe: this object's monitor guards the figures.
 */
final class Output {
  private final String stage;
  private long count;
  private long changedAt;
  private long longestGap;
  private long mostLag;

  Output(String stage) {
    this.stage = stage;
  }

  /** Records the number that is there now, and the number that the stage before has passed on. */
  synchronized void saw(long now, long available) {
    long time = System.nanoTime();
    if (now > count) {
      longestGap = Math.max(longestGap, time - changedAt);
      changedAt = time;
      count = now;
    }
    mostLag = Math.max(mostLag, available - now);
    notifyAll();
  }

  /** Waits for a number of articles, and returns the time at which the last of them came. */
  synchronized long await(long wanted) throws InterruptedException {
    while (count < wanted) {
      wait();
    }
    return changedAt;
  }

  synchronized long count() {
    return count;
  }

  /** Forgets the gaps and lags until now. */
  synchronized void reset() {
    changedAt = System.nanoTime();
    longestGap = 0;
    mostLag = 0;
  }

  @Override
  public synchronized String toString() {
    return "%s: longest gap %.1f s, most lag %d".formatted(stage, longestGap / 1e9, mostLag);
  }
}
