package dev.silkwire.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A priority queue of feeds by the time of their next poll. The clock is a parameter. Thread-safe:
 * the monitor guards all fields.
 */
final class PollQueue {
  /** An entry of the queue; it is stale if the feed was queued again later. */
  private record Due(Instant at, String feedId, long ticket) {}

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::ticket));
  private final Map<String, Long> tickets = new HashMap<>();
  private long ticket;

  synchronized void put(String feedId, Instant at) {
    tickets.put(feedId, ++ticket);
    queue.add(new Due(at, feedId, ticket));
    notifyAll();
  }

  synchronized void remove(String feedId) {
    tickets.remove(feedId);
  }

  /** Removes and returns the id of a feed that is due; null if none is due. */
  synchronized @Nullable String take(Instant now) {
    while (!queue.isEmpty()) {
      Due due = queue.peek();
      boolean valid = isCurrent(due);
      if (valid && due.at().isAfter(now)) {
        return null;
      }
      queue.remove();
      if (valid) {
        tickets.remove(due.feedId());
        return due.feedId();
      }
    }
    return null;
  }

  /** Returns when the first feed is due; null if none is queued. */
  synchronized @Nullable Instant firstDue() {
    while (!queue.isEmpty() && !isCurrent(queue.peek())) {
      queue.remove();
    }
    return queue.isEmpty() ? null : queue.peek().at();
  }

  private boolean isCurrent(Due due) {
    return Long.valueOf(due.ticket()).equals(tickets.get(due.feedId()));
  }

  /** Waits until a feed may be due, but not longer than the given time. */
  @SuppressWarnings("WaitNotInLoop") // the caller polls again after every wait
  synchronized void await(Instant now, Duration timeout) throws InterruptedException {
    Due next = queue.peek();
    long millis = timeout.toMillis();
    if (next != null) {
      millis = Math.min(millis, Duration.between(now, next.at()).toMillis());
    }
    if (millis > 0) {
      wait(millis);
    }
  }
}
