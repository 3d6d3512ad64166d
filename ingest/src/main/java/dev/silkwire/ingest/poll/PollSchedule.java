package dev.silkwire.ingest.poll;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a feed is polled next. Pure: what happened and the clock are given, chance is a supplier.
 *
 * <p>A fixed interval is kept as it is. Else the interval follows the feed: half its usual time
 * between entries, shorter when polls bring something, longer when they do not, never shorter than
 * server and feed advise, within bounds. Failures double the wait each time; no failure ends the
 * polling, only a 410 does.
 */
public final class PollSchedule {
  private static final Duration FIRST_GUESS = Duration.ofMinutes(30);
  private static final Duration SPREAD_AFTER_RESTART = Duration.ofMinutes(1);
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST_DOUBLINGS = 16;
  private static final Duration WHILE_PUSHED = Duration.ofHours(6);

  private final @Nullable Duration every;
  private final Duration min;
  private final Duration max;
  private final DoubleSupplier chance;

  /** What follows a poll. */
  public record Next(Instant at, Duration interval, int failures) {}

  /**
   * @param every the fixed interval, null to adapt
   * @param min bound for feeds without their own
   * @param max bound for feeds without their own
   * @param chance between 0 and 1, for jitter
   */
  public PollSchedule(@Nullable Duration every, Duration min, Duration max, DoubleSupplier chance) {
    this.every = every;
    this.min = min;
    this.max = max;
    this.chance = chance;
  }

  /**
   * When a feed that was just taken over is polled: a new one at once, and soon one whose hub sends
   * what is new to somebody who is no more.
   */
  public Instant first(@Nullable FeedStatus status, Instant now) {
    if (status == null || status.lastPoll() == null) {
      return now;
    }
    boolean patient = status.failures() > 0 || status.outcome().equals("rate-limited");
    // Where the clock was moved back since, the wait counts from now: it must not grow by the move.
    Instant last = status.lastPoll().isAfter(now) ? now : status.lastPoll();
    Instant due = last.plus(Duration.between(status.lastPoll(), status.nextPoll()));
    if (every != null && !patient) {
      Instant soon = last.plus(every);
      return soon.isBefore(due) ? soon : due;
    }
    boolean pushed = status.subscription() != null && status.subscription().until() != null;
    return due.isAfter(now) && (patient || !pushed)
        ? due
        : now.plus(part(SPREAD_AFTER_RESTART, chance.getAsDouble()));
  }

  /** When it is polled after a poll. */
  public Next after(PollOutcome outcome, Feed feed, @Nullable FeedStatus before, Instant now) {
    Duration interval =
        before == null || before.interval() == 0
            ? FIRST_GUESS
            : sensible(Duration.ofSeconds(before.interval()));
    int failures = before == null ? 0 : before.failures();
    return switch (outcome.kind()) {
      case OK, NOT_MODIFIED -> well(adapted(outcome, feed, interval), now);
      case GONE -> new Next(NEVER, interval, failures + 1);
      case RATE_LIMITED, FAILED, REFUSED, UNREADABLE, BROKEN ->
          badly(outcome, feed, interval, failures + 1, now);
    };
  }

  /** When a feed whose hub sends what is new is polled: hubs forget subscribers without a word. */
  public Next whilePushed(Next next, Feed feed, Instant now) {
    Instant later = now.plus(jittered(atMost(WHILE_PUSHED, max(feed))));
    return every != null || later.isBefore(next.at())
        ? next
        : new Next(later, next.interval(), next.failures());
  }

  private Next well(Duration interval, Instant now) {
    Duration jittered = every != null ? interval : jittered(interval);
    return new Next(now.plus(jittered), interval, 0);
  }

  private Next badly(PollOutcome outcome, Feed feed, Duration interval, int failures, Instant now) {
    Duration base = every != null ? every : atLeast(interval, min(feed));
    Duration wait = base;
    Duration most = atLeast(max(feed), base);
    for (int i = 1; i < Math.min(failures, MOST_DOUBLINGS) && wait.compareTo(most) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    wait = jittered(wait.compareTo(most) > 0 ? most : wait);
    Duration asked = requireNonNullElse(outcome.retryAfter(), Duration.ZERO);
    return new Next(now.plus(atLeast(wait, asked)), interval, failures);
  }

  private Duration adapted(PollOutcome outcome, Feed feed, Duration interval) {
    if (every != null) {
      return every;
    }
    Duration wanted =
        outcome.rhythm() != null
            ? outcome.rhythm().dividedBy(2)
            : part(interval, outcome.fresh() > 0 ? 0.75 : 1.4);
    Duration advised = requireNonNullElse(outcome.advised(), Duration.ZERO);
    return atMost(atLeast(atLeast(wanted, advised), min(feed)), max(feed));
  }

  private Duration min(Feed feed) {
    return sensible(requireNonNullElse(feed.minInterval(), min));
  }

  private Duration max(Feed feed) {
    return sensible(requireNonNullElse(feed.maxInterval(), max));
  }

  /** Records may hold any duration; sums of longer ones would overflow. */
  private static Duration sensible(Duration interval) {
    return atMost(atLeast(interval, SHORTEST), LONGEST);
  }

  /** Up to a tenth longer, so that feeds do not keep step. */
  private Duration jittered(Duration wait) {
    return part(wait, 1 + chance.getAsDouble() / 10);
  }

  private static Duration part(Duration whole, double share) {
    return Duration.ofMillis((long) (whole.toMillis() * share));
  }

  private static Duration atLeast(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  private static Duration atMost(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? b : a;
  }
}
