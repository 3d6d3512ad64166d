package dev.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.silkwire.contract.FuzzSettings;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Limits of CPU time and allocation of a case of a fuzz test. For one thread. */
public final class FuzzBounds {
  /** Mutations of each input. */
  public static final int ROUNDS = FuzzSettings.rounds(8);

  /** The seed of the random numbers that choose the mutations. */
  public static final long SEED = FuzzSettings.seed();

  private static final Duration MOST = Duration.ofSeconds(2);
  private static final long MOST_BYTES = 1L << 30;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private FuzzBounds() {}

  /** Runs a case; fails when it throws or takes too much. */
  public static void check(String what, Runnable fuzzed) {
    long cpu = THREADS.getCurrentThreadCpuTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    try {
      fuzzed.run();
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what + " throws", e);
    }
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - cpu))
        .as("time of the processor: %s", what)
        .isLessThan(MOST);
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - bytes)
        .as("bytes allocated: %s", what)
        .isLessThan(MOST_BYTES);
  }
}
