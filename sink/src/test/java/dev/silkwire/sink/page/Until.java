package dev.silkwire.sink.page;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting for another process to come round. */
public final class Until {
  private Until() {}

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition {
    /** Whether it has come. */
    boolean holds() throws Exception;
  }

  /** Looks again and again, and fails once patience ends. */
  public static void holds(Duration patience, Condition condition) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (!met(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to hold within " + patience);
      }
      never.await(50, TimeUnit.MILLISECONDS);
    }
  }

  private static boolean met(Condition condition) {
    try {
      return condition.holds();
    } catch (Exception e) {
      return false;
    }
  }
}
