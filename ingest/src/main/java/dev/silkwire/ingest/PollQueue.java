package dev.silkwire.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Feeds by when they are due. Pure: time is given. Thread-safe. */
final class PollQueue {
  /** A date with a feed; a later date with the same feed makes it void. */
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

  /** The id of a feed that is due, or null when none is. */
  synchronized @Nullable String take(Instant now) {
    while (!queue.isEmpty()) {
      Due due = queue.peek();
      boolean valid = Long.valueOf(due.ticket()).equals(tickets.get(due.feedId()));
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

  /** Waits until something may be due, at most so long. */
  @SuppressWarnings("WaitNotInLoop") // whoever waits asks again anyway
  synchronized void await(Instant now, Duration most) throws InterruptedException {
    Due next = queue.peek();
    long millis = most.toMillis();
    if (next != null) {
      millis = Math.min(millis, Duration.between(now, next.at()).toMillis());
    }
    if (millis > 0) {
      wait(millis);
    }
  }
}
