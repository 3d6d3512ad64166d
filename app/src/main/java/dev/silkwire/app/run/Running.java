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

/** Keeps a part running until the process receives a signal to stop, then closes it in order. */
public final class Running {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Supplier<Optional<String>> failure;
  private boolean missing;

  Running(Supplier<Optional<String>> failure) {
    this.failure = failure;
  }

  /**
   * Registers a shutdown hook that closes the part before the process ends.
   *
   * @param failure why the part has stopped; empty while it runs
   */
  public static Running of(AutoCloseable thing, Supplier<Optional<String>> failure) {
    ClosingStack stack = new ClosingStack();
    stack.push(thing);
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
   * Calls back at an interval until the process stops. A part that fails because it is being closed
   * is no failure. An exception of the callback is logged and ends nothing: what a callback shows
   * is not worth the pipeline.
   *
   * @throws OperatorException when the part has failed, with its reason
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
      missing = false;
    } catch (RuntimeException e) {
      if (!missing) {
        LOG.warn("the progress cannot be shown ({}); the pipeline goes on", e.toString());
      }
      LOG.debug("no progress", e);
      missing = true;
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
