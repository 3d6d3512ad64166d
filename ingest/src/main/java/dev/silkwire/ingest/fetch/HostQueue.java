package dev.silkwire.ingest.fetch;

import dev.silkwire.ingest.fetch.HostSchedule.HostJob;
import dev.silkwire.ingest.fetch.HostSchedule.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A queue that runs requests on a fixed number of threads: one request at a time per host, with a
 * pause between two (see {@link HostSchedule}). The continuation of a request runs on another
 * executor, so that the host is free for its next request. Thread-safe: one lock guards the
 * schedule.
 */
public final class HostQueue implements AutoCloseable {
  private record Job<T>(Supplier<T> work, CompletableFuture<T> result, Consumer<T> cleanup) {
    Runnable run() {
      try {
        T value = work.get();
        return () -> completeWith(value);
      } catch (Throwable e) { // the future must always complete
        return () -> result.completeExceptionally(e);
      }
    }

    private void completeWith(T value) {
      try {
        result.complete(value);
      } finally {
        cleanup.accept(value);
      }
    }
  }

  private final HostSchedule<Job<?>> schedule = new HostSchedule<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Thread> workers = new ArrayList<>();
  private final Duration pause;
  private final InstantSource clock;
  private final Executor continuations;
  private boolean isClosed;

  /**
   * @param workers maximum number of concurrent requests
   * @param pause minimum pause between two requests to one host
   * @param continuations completes the futures, so that workers only fetch
   */
  public HostQueue(int workers, Duration pause, InstantSource clock, Executor continuations) {
    this.pause = pause;
    this.clock = clock;
    this.continuations = continuations;
    for (int i = 0; i < workers; i++) {
      Thread thread = new Thread(this::work, "fetch-" + i);
      thread.setDaemon(true);
      this.workers.add(thread);
      thread.start();
    }
  }

  /**
   * Queues work for a host.
   *
   * @param delay that the host asks for between requests, or zero
   * @param closed result if this queue is closed
   * @param cleanup called with the result after all its continuations have run
   */
  <T> CompletableFuture<T> submit(
      String host, Lane lane, Duration delay, Supplier<T> work, T closed, Consumer<T> cleanup) {
    Job<T> job = new Job<>(work, new CompletableFuture<>(), cleanup);
    lock.lock();
    try {
      if (isClosed) {
        job.result.complete(closed);
      } else {
        schedule.offer(host, lane, delay.compareTo(pause) > 0 ? delay : pause, job);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
    return job.result;
  }

  /** Interrupts the workers and drops the queued jobs. */
  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    workers.forEach(Thread::interrupt);
  }

  private void work() {
    try {
      for (HostJob<Job<?>> next = next(); next != null; next = next()) {
        Runnable completion = next.job().run();
        done(next.host());
        continuations.execute(completion);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable HostJob<Job<?>> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!isClosed) {
        HostJob<Job<?>> next = schedule.take(clock.instant());
        if (next != null) {
          return next;
        }
        await(schedule.nextReadyAt());
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the loop is in next()
  private void await(@Nullable Instant until) throws InterruptedException {
    if (until == null) {
      changed.await();
    } else {
      long nanos = Duration.between(clock.instant(), until).toNanos();
      changed.await(Math.max(nanos, 1), TimeUnit.NANOSECONDS);
    }
  }

  private void done(String host) {
    lock.lock();
    try {
      schedule.done(host, clock.instant());
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}
