package dev.silkwire.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Keeps something running until the process is told to stop, then closes it in order. */
public final class Running {
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final BooleanSupplier healthy;

  private Running(BooleanSupplier healthy) {
    this.healthy = healthy;
  }

  /**
   * From now on a signal to stop closes the thing before the process ends.
   *
   * @param healthy whether it still does its work
   */
  public static Running of(AutoCloseable thing, BooleanSupplier healthy) {
    ClosingStack stack = new ClosingStack();
    stack.push(thing);
    Running running = new Running(healthy);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  running.stopped.countDown();
                  stack.close();
                },
                "stop"));
    return running;
  }

  /**
   * Calls back at an interval for as long as it runs.
   *
   * @throws Trouble when it no longer does its work
   */
  public void each(Duration interval, Runnable callback) {
    while (!stops(interval)) {
      callback.run();
      if (!healthy.getAsBoolean()) {
        throw new Trouble(
            ExitCode.UNAVAILABLE, "a stage has given up: see the log above; start again to go on");
      }
    }
  }

  private boolean stops(Duration interval) {
    try {
      return stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Ends the waiting from inside. */
  public void stop() {
    stopped.countDown();
  }
}
