package dev.silkwire.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

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
    begunCpu = cpuNanos();
    while (done.getAsLong() < all && healthy.getAsBoolean()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    while (!over.getAsBoolean() && healthy.getAsBoolean()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    tookNanos = System.nanoTime() - begunAt;
    tookCpu = cpuNanos() - begunCpu;
    counted = done.getAsLong() - first;
  }

  /** What it saw, for a person. */
  String result() {
    return "%d in %.1f s = %.0f a second, %.0f µs of CPU each"
        .formatted(
            counted,
            tookNanos / 1e9,
            counted * 1e9 / tookNanos,
            tookCpu / 1e3 / Math.max(1, counted));
  }

  /** Of the whole process: broker, topology, collector, compiler. */
  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
