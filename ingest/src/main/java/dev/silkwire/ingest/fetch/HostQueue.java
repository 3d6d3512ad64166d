package dev.silkwire.ingest.fetch;

import dev.silkwire.ingest.fetch.HostSchedule.Lane;
import dev.silkwire.ingest.fetch.HostSchedule.Turn;
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
 * Runs requests on a bounded pool of threads, each host's one after the other with a pause between
 * (see {@link HostSchedule}). What comes after a request runs when its host is free again.
 * Thread-safe.
 */
public final class HostQueue implements AutoCloseable {
  private record Job<T>(Supplier<T> work, CompletableFuture<T> result, Consumer<T> after) {
    Runnable run() {
      try {
        T value = work.get();
        return () -> completeWith(value);
      } catch (Throwable e) { // whoever waits must learn of it, whatever it is
        return () -> result.completeExceptionally(e);
      }
    }

    private void completeWith(T value) {
      try {
        result.complete(value);
      } finally {
        after.accept(value);
      }
    }
  }

  private final HostSchedule<Job<?>> turns = new HostSchedule<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Thread> workers = new ArrayList<>();
  private final Duration pause;
  private final InstantSource clock;
  private final Executor after;
  private boolean isClosed;

  /**
   * @param workers requests at the same time
   * @param pause between two requests to one host, at least
   * @param after runs what follows a request, so that workers only fetch
   */
  public HostQueue(int workers, Duration pause, InstantSource clock, Executor after) {
    this.pause = pause;
    this.clock = clock;
    this.after = after;
    for (int i = 0; i < workers; i++) {
      Thread thread = new Thread(this::work, "fetch-" + i);
      thread.setDaemon(true);
      this.workers.add(thread);
      thread.start();
    }
  }

  /**
   * Queues work for a host that asks for a delay of its own, or zero.
   *
   * @param closed what comes of it instead when nothing more is fetched
   * @param last what is done with the result when all that waited for it has run
   */
  <T> CompletableFuture<T> submit(
      String host, Lane lane, Duration delay, Supplier<T> work, T closed, Consumer<T> last) {
    Job<T> job = new Job<>(work, new CompletableFuture<>(), last);
    lock.lock();
    try {
      if (isClosed) {
        job.result.complete(closed);
      } else {
        turns.offer(host, lane, delay.compareTo(pause) > 0 ? delay : pause, job);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
    return job.result;
  }

  /** Interrupts what runs and forgets what waits. */
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
      for (Turn<Job<?>> turn = next(); turn != null; turn = next()) {
        Runnable completion = turn.job().run();
        done(turn.host());
        after.execute(completion);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Turn<Job<?>> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!isClosed) {
        Turn<Job<?>> turn = turns.take(clock.instant());
        if (turn != null) {
          return turn;
        }
        await(turns.nextTurn());
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
      turns.done(host, clock.instant());
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}
