package dev.silkwire.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/**
 * Times a run from the end of its warm-up to its end, and its second half apart: by then the
 * compiler has done most of its work. Not thread-safe.
 */
final class Stopwatch {
  private static final long PAUSE_NANOS = 50_000_000;

  private final long warmUp;
  private final long all;
  private String result = "not followed";

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
    long middle = warmUp + (all - warmUp) / 2;
    await(() -> done.getAsLong() >= warmUp, healthy);
    Reading begun = Reading.now(done);
    await(() -> done.getAsLong() >= middle, healthy);
    Reading half = Reading.now(done);
    await(() -> done.getAsLong() >= all, healthy);
    await(over, healthy);
    Reading end = Reading.now(done);
    result = "%s%n    second half:  %s".formatted(end.since(begun), end.since(half));
  }

  private static void await(BooleanSupplier reached, BooleanSupplier healthy) {
    while (!reached.getAsBoolean() && healthy.getAsBoolean()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** What it saw, for a person. */
  String result() {
    return result;
  }

  /**
   * Where a run stands.
   *
   * @param done how many are done
   * @param nanos by the clock
   * @param threads nanoseconds of the threads that do the work, broker and topology
   * @param process nanoseconds of the whole process, with collector and compiler
   */
  private record Reading(long done, long nanos, long threads, long process) {
    static Reading now(LongSupplier done) {
      return new Reading(done.getAsLong(), System.nanoTime(), threadsNanos(), processNanos());
    }

    String since(Reading before) {
      long counted = done - before.done;
      double took = nanos - before.nanos;
      double working = threads - before.threads;
      double other = process - before.process - working;
      return "%d in %.1f s = %.0f a second; CPU each: %.0f µs, and %.0f µs of compiler and collector"
          .formatted(
              counted,
              took / 1e9,
              counted * 1e9 / took,
              working / 1e3 / Math.max(1, counted),
              other / 1e3 / Math.max(1, counted));
    }

    private static long threadsNanos() {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      return LongStream.of(threads.getAllThreadIds())
          .map(id -> Math.max(0, threads.getThreadCpuTime(id)))
          .sum();
    }

    private static long processNanos() {
      return ((com.sun.management.OperatingSystemMXBean)
              ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }
  }
}
