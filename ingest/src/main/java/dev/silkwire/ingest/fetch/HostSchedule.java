package dev.silkwire.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A fair schedule of jobs by host: one job at a time per host, a pause after each, and the host
 * that has been ready longest first. At one host polls go before pages, but at least every third
 * job is a page, so that neither starves. The clock is a parameter. Not thread-safe.
 *
 * @param <J> type of jobs
 */
final class HostSchedule<J> {
  private static final int MAX_POLLS_IN_ROW = 2;
  private static final int MIN_HOSTS_BEFORE_SWEEP = 1024;

  /** The queue of a host in which a job waits. */
  public enum Lane {
    POLL,
    PAGE
  }

  /** A job that is ready to run. */
  record HostJob<J>(String host, J job) {}

  private static final class Host<J> {
    final String name;
    final Queue<J> polls = new ArrayDeque<>();
    final Queue<J> pages = new ArrayDeque<>();
    Duration pause = Duration.ZERO;
    Instant freeAt = Instant.MIN;
    long order;
    int pollsInRow;
    boolean busy;

    Host(String name) {
      this.name = name;
    }

    boolean hasJobs() {
      return !polls.isEmpty() || !pages.isEmpty();
    }

    @Nullable J next() {
      boolean page = polls.isEmpty() || (!pages.isEmpty() && pollsInRow >= MAX_POLLS_IN_ROW);
      pollsInRow = page ? 0 : pollsInRow + 1;
      return page ? pages.poll() : polls.poll();
    }
  }

  private final Map<String, Host<J>> hosts = new HashMap<>();
  private final PriorityQueue<Host<J>> ready =
      new PriorityQueue<>(
          Comparator.comparing((Host<J> h) -> h.freeAt).thenComparing(h -> h.order));
  private long nextOrder;
  private int sweepAt = MIN_HOSTS_BEFORE_SWEEP;

  /** Queues a job. From now on the host pauses for {@code pause} after each job. */
  void offer(String host, Lane lane, Duration pause, J job) {
    Host<J> h = hosts.computeIfAbsent(host, Host::new);
    boolean idle = !h.busy && !h.hasJobs();
    (lane == Lane.POLL ? h.polls : h.pages).add(job);
    h.pause = pause;
    if (idle) {
      enqueue(h);
    }
  }

  /** Returns a job that is ready to run, or null if there is none. */
  @Nullable HostJob<J> take(Instant now) {
    Host<J> h = ready.peek();
    if (h == null || h.freeAt.isAfter(now)) {
      return null;
    }
    ready.remove();
    h.busy = true;
    J job = h.next();
    return job == null ? null : new HostJob<>(h.name, job);
  }

  /** Marks the job of a host as done and starts the pause of the host. */
  void done(String host, Instant now) {
    Host<J> h = hosts.get(host);
    if (h == null) {
      return;
    }
    h.busy = false;
    h.freeAt = now.plus(h.pause);
    if (h.hasJobs()) {
      enqueue(h);
    } else if (hosts.size() > sweepAt) {
      hosts.values().removeIf(x -> !x.busy && !x.hasJobs() && x.freeAt.isBefore(now));
      sweepAt = Math.max(MIN_HOSTS_BEFORE_SWEEP, 2 * hosts.size());
    }
  }

  /** Returns when the next job is ready to run, or null if no job waits. */
  @Nullable Instant nextReadyAt() {
    Host<J> h = ready.peek();
    return h == null ? null : h.freeAt;
  }

  private void enqueue(Host<J> h) {
    h.order = nextOrder++;
    ready.add(h);
  }
}
