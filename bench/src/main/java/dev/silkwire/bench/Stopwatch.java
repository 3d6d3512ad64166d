package dev.silkwire.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** Times a run from the end of its warm-up to its end. Not thread-safe. */
final class Stopwatch {
  private static final long PAUSE_NANOS = 20_000_000;

  private final long warmUp;
  private final long all;
  private long begunAt;
  private long begunCpu;
  private long counted;
  private long tookNanos;
  private long tookCpu;
  private long tookAll;

  /**
   * @param warmUp after how many the clock starts
   * @param all how many there are
   */
  Stopwatch(long warmUp, long all) {
    this.warmUp = warmUp;
    this.all = all;
  }

  /** Looks on until all are done, and whatever else has to be. */
  void follow(LongSupplier done, BooleanSupplier healthy, BooleanSupplier over) {
    while (done.getAsLong() < warmUp && healthy.getAsBoolean()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    long first = done.getAsLong();
    begunAt = System.nanoTime();
    begunCpu = threadsNanos();
    long begunAll = processNanos();
    while (done.getAsLong() < all && healthy.getAsBoolean()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    while (!over.getAsBoolean() && healthy.getAsBoolean()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    tookNanos = System.nanoTime() - begunAt;
    tookCpu = threadsNanos() - begunCpu;
    tookAll = processNanos() - begunAll;
    counted = done.getAsLong() - first;
  }

  /** What it saw, for a person. */
  String result() {
    return "%d in %.1f s = %.0f a second; CPU each: %.0f µs, and %.0f µs of compiler and collector"
        .formatted(
            counted,
            tookNanos / 1e9,
            counted * 1e9 / tookNanos,
            tookCpu / 1e3 / Math.max(1, counted),
            (tookAll - tookCpu) / 1e3 / Math.max(1, counted));
  }

  /** Of the threads that do the work, broker and topology. */
  private static long threadsNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return LongStream.of(threads.getAllThreadIds())
        .map(id -> Math.max(0, threads.getThreadCpuTime(id)))
        .sum();
  }

  /** Of the whole process, with collector and compiler. */
  private static long processNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
