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
 * Whose turn it is: one job at a time per host, a pause after each, and the host that has waited
 * longest first. At one host polls go before pages, but every third turn is a page's, so neither
 * waits for ever. Pure: time is given. Not thread-safe.
 *
 * @param <J> what a job is
 */
final class HostSchedule<J> {
  private static final int POLLS_BEFORE_A_PAGE = 2;
  private static final int SWEEP = 1024;

  /** How a job queues at its host. */
  public enum Lane {
    POLL,
    PAGE
  }

  /** A job whose turn has come. */
  record Turn<J>(String host, J job) {}

  private static final class Host<J> {
    final String name;
    final Queue<J> polls = new ArrayDeque<>();
    final Queue<J> pages = new ArrayDeque<>();
    Duration pause = Duration.ZERO;
    Instant freeAt = Instant.MIN;
    long waitingSince;
    int pollsInRow;
    boolean busy;

    Host(String name) {
      this.name = name;
    }

    boolean waiting() {
      return !polls.isEmpty() || !pages.isEmpty();
    }

    @Nullable J next() {
      boolean page = polls.isEmpty() || (!pages.isEmpty() && pollsInRow >= POLLS_BEFORE_A_PAGE);
      pollsInRow = page ? 0 : pollsInRow + 1;
      return page ? pages.poll() : polls.poll();
    }
  }

  private final Map<String, Host<J>> hosts = new HashMap<>();
  private final PriorityQueue<Host<J>> ready =
      new PriorityQueue<>(
          Comparator.comparing((Host<J> h) -> h.freeAt).thenComparing(h -> h.waitingSince));
  private long ticket;
  private int sweepAt = SWEEP;

  /** Queues a job; its host rests for {@code pause} after each job from now on. */
  void offer(String host, Lane lane, Duration pause, J job) {
    Host<J> h = hosts.computeIfAbsent(host, Host::new);
    boolean idle = !h.busy && !h.waiting();
    (lane == Lane.POLL ? h.polls : h.pages).add(job);
    h.pause = pause;
    if (idle) {
      enqueue(h);
    }
  }

  /** The job whose turn it is, or null when nobody's is. */
  @Nullable Turn<J> take(Instant now) {
    Host<J> h = ready.peek();
    if (h == null || h.freeAt.isAfter(now)) {
      return null;
    }
    ready.remove();
    h.busy = true;
    J job = h.next();
    return job == null ? null : new Turn<>(h.name, job);
  }

  /** The host's job has ended; its pause begins. */
  void done(String host, Instant now) {
    Host<J> h = hosts.get(host);
    if (h == null) {
      return;
    }
    h.busy = false;
    h.freeAt = now.plus(h.pause);
    if (h.waiting()) {
      enqueue(h);
    } else if (hosts.size() > sweepAt) {
      hosts.values().removeIf(x -> !x.busy && !x.waiting() && x.freeAt.isBefore(now));
      sweepAt = Math.max(SWEEP, 2 * hosts.size());
    }
  }

  /** When the next turn comes, or null when nothing waits. */
  @Nullable Instant nextTurn() {
    Host<J> h = ready.peek();
    return h == null ? null : h.freeAt;
  }

  private void enqueue(Host<J> h) {
    h.waitingSince = ticket++;
    ready.add(h);
  }
}
