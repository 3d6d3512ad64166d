package dev.silkwire.ingest.poll;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes the time of the next poll of a feed. Pure functions: clock and random numbers are
 * parameters. Thread-safe.
 *
 * <p>If an interval is configured, it is used. Otherwise the interval adapts to the feed: half the
 * expected time between its entries, or, if that is unknown, 25 % shorter after a change and 40 %
 * longer without one. The interval is never shorter than server and feed ask for, and stays within
 * the configured bounds. Each failure doubles the wait (exponential back-off with jitter). Only a
 * 410 response ends the polling.
 */
public final class PollSchedule {
  private static final Duration INITIAL_INTERVAL = Duration.ofMinutes(30);
  private static final Duration SPREAD_AFTER_RESTART = Duration.ofMinutes(1);
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
  private static final Duration MIN_INTERVAL = Duration.ofMillis(1);
  private static final Duration MAX_INTERVAL = Duration.ofDays(366);
  private static final int MAX_DOUBLINGS = 16;
  private static final Duration INTERVAL_WHILE_PUSHED = Duration.ofHours(6);

  private final @Nullable Duration every;
  private final Duration min;
  private final Duration max;
  private final DoubleSupplier random;

  /** The next poll: its time, the adapted interval, and the number of failures in a row. */
  public record Next(Instant at, Duration interval, int failures) {}

  /**
   * @param every fixed interval, null to adapt the interval to each feed
   * @param min shortest interval for feeds that have no setting
   * @param max longest interval for feeds that have no setting
   * @param random numbers between 0 and 1, for jitter
   */
  public PollSchedule(@Nullable Duration every, Duration min, Duration max, DoubleSupplier random) {
    this.every = every;
    this.min = min;
    this.max = max;
    this.random = random;
  }

  /**
   * Returns when a newly assigned feed is polled first: at once if it has never been polled; within
   * a minute if it is overdue or if a hub pushes its content, because the subscription belongs to
   * its previous owner.
   */
  public Instant first(@Nullable FeedStatus status, Instant now) {
    if (status == null || status.lastPoll() == null) {
      return now;
    }
    boolean backsOff = status.failures() > 0 || status.outcome().equals("rate-limited");
    // If the system clock was set back, the wait starts now. Otherwise it would grow by the
    // difference.
    Instant last = status.lastPoll().isAfter(now) ? now : status.lastPoll();
    Instant due = last.plus(Duration.between(status.lastPoll(), status.nextPoll()));
    if (every != null && !backsOff) {
      Instant regular = last.plus(every);
      return regular.isBefore(due) ? regular : due;
    }
    boolean pushed = status.subscription() != null && status.subscription().until() != null;
    return due.isAfter(now) && (backsOff || !pushed)
        ? due
        : now.plus(scaled(SPREAD_AFTER_RESTART, random.getAsDouble()));
  }

  /** Returns the next poll after a poll. */
  public Next after(PollOutcome outcome, Feed feed, @Nullable FeedStatus before, Instant now) {
    Duration interval =
        before == null || before.interval() == 0
            ? INITIAL_INTERVAL
            : bounded(Duration.ofSeconds(before.interval()));
    int failures = before == null ? 0 : before.failures();
    return switch (outcome.code()) {
      case OK, NOT_MODIFIED -> afterSuccess(adapted(outcome, feed, interval), now);
      case GONE -> new Next(NEVER, interval, failures + 1);
      case RATE_LIMITED, FAILED, REFUSED, UNREADABLE, BROKEN ->
          afterFailure(outcome, feed, interval, failures + 1, now);
    };
  }

  /**
   * Returns the next poll of a feed that a hub pushes. It is still polled, because hubs can lose
   * subscriptions.
   */
  public Next whilePushed(Next next, Feed feed, Instant now) {
    Instant later = now.plus(jittered(min(INTERVAL_WHILE_PUSHED, maxInterval(feed))));
    return every != null || later.isBefore(next.at())
        ? next
        : new Next(later, next.interval(), next.failures());
  }

  private Next afterSuccess(Duration interval, Instant now) {
    Duration jittered = every != null ? interval : jittered(interval);
    return new Next(now.plus(jittered), interval, 0);
  }

  private Next afterFailure(
      PollOutcome outcome, Feed feed, Duration interval, int failures, Instant now) {
    Duration base = every != null ? every : max(interval, minInterval(feed));
    Duration wait = base;
    Duration limit = max(maxInterval(feed), base);
    for (int i = 1; i < Math.min(failures, MAX_DOUBLINGS) && wait.compareTo(limit) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    wait = jittered(min(wait, limit));
    Duration retryAfter = requireNonNullElse(outcome.retryAfter(), Duration.ZERO);
    return new Next(now.plus(max(wait, retryAfter)), interval, failures);
  }

  private Duration adapted(PollOutcome outcome, Feed feed, Duration interval) {
    if (every != null) {
      return every;
    }
    Duration wanted =
        outcome.expectedInterval() != null
            ? outcome.expectedInterval().dividedBy(2)
            : scaled(interval, outcome.changes() > 0 ? 0.75 : 1.4);
    Duration advised = requireNonNullElse(outcome.advised(), Duration.ZERO);
    return min(max(max(wanted, advised), minInterval(feed)), maxInterval(feed));
  }

  private Duration minInterval(Feed feed) {
    return bounded(requireNonNullElse(feed.minInterval(), min));
  }

  private Duration maxInterval(Feed feed) {
    return bounded(requireNonNullElse(feed.maxInterval(), max));
  }

  /** Bounds a duration from a record, which can be any, so that sums do not overflow. */
  private static Duration bounded(Duration interval) {
    return min(max(interval, MIN_INTERVAL), MAX_INTERVAL);
  }

  /** Lengthens a wait by up to 10 %, so that polls of different feeds spread. */
  private Duration jittered(Duration wait) {
    return scaled(wait, 1 + random.getAsDouble() / 10);
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofMillis((long) (duration.toMillis() * factor));
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? b : a;
  }
}
