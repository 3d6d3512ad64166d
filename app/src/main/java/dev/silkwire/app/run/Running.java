package dev.silkwire.app.run;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the process running until it receives a signal to stop, then closes its resource. */
public final class Running {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Supplier<Optional<String>> failure;
  private boolean warned;

  Running(Supplier<Optional<String>> failure) {
    this.failure = failure;
  }

  /**
   * Registers a shutdown hook that closes the resource before the process ends.
   *
   * @param failure why the resource has stopped; empty while it runs
   */
  public static Running of(AutoCloseable resource, Supplier<Optional<String>> failure) {
    ClosingStack stack = new ClosingStack();
    stack.push(resource);
    Running running = new Running(failure);
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
   * Blocks until the process stops, and calls back at an interval. A failure while the process
   * stops is ignored. An exception of the callback is logged, and the pipeline continues.
   *
   * @throws OperatorException when the resource has failed, with its reason
   */
  public void each(Duration interval, Runnable callback) {
    while (!stops(interval)) {
      call(callback);
      Optional<String> reason = failure.get();
      if (reason.isPresent() && stopped.getCount() > 0) {
        throw new OperatorException(ExitCode.UNAVAILABLE, reason.get());
      }
    }
  }

  private void call(Runnable callback) {
    try {
      callback.run();
      warned = false;
    } catch (RuntimeException e) {
      if (!warned) {
        LOG.warn("cannot show the progress ({}); the pipeline continues", e.toString());
      }
      LOG.debug("cannot show the progress", e);
      warned = true;
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

  /** Makes {@link #each} return. */
  public void stop() {
    stopped.countDown();
  }
}
