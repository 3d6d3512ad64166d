package dev.silkwire.ingest.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times at which a page is fetched again: for corrections at configured times after the first
 * fetch; after a failure a few times with increasing delays. Immutable.
 */
public final class RereadSchedule {
  private static final List<Duration> AFTER_FAILURE =
      List.of(Duration.ofMinutes(5), Duration.ofMinutes(45));

  /**
   * Short enough for a page that did not cause the deaths, and a page that did costs one restart a
   * day.
   */
  private static final Duration AFTER_CRASHES = Duration.ofDays(1);

  private final List<Duration> revisits;

  /**
   * @param revisits times after the first fetch
   */
  public RereadSchedule(List<Duration> revisits) {
    this.revisits = revisits.stream().sorted().toList();
  }

  /**
   * Returns the next time for corrections, null if there is none.
   *
   * @param first when the entry was first seen
   */
  @Nullable Instant afterReading(Instant first, Instant now) {
    return revisits.stream()
        .map(first::plus)
        .filter(at -> at.isAfter(now))
        .findFirst()
        .orElse(null);
  }

  /** Returns the next time after two processes died while they read the page. */
  Instant afterCrashes(Instant now) {
    return now.plus(AFTER_CRASHES);
  }

  /**
   * Returns the next time after a failure to fetch a page that was never published, null if the
   * page is given up.
   *
   * @param readings number of reads so far, including the current one
   */
  @Nullable Instant afterFailure(int readings, Instant now, @Nullable Duration retryAfter) {
    return readings > AFTER_FAILURE.size()
        ? null
        : now.plus(longer(AFTER_FAILURE.get(readings - 1), retryAfter));
  }

  /**
   * Returns the next time after a failure to fetch a published page again: soon, or the next
   * configured time if that is earlier or if the page failed often. Null if there is none.
   *
   * @param first when the entry was first seen
   * @param readings number of reads so far, including the current one
   */
  @Nullable Instant afterFailedRevisit(
      Instant first, int readings, Instant now, @Nullable Duration retryAfter) {
    Instant revisit = afterReading(first, now.plus(longer(Duration.ZERO, retryAfter)));
    Instant repeat = now.plus(longer(AFTER_FAILURE.get(0), retryAfter));
    if (readings > revisits.size() + AFTER_FAILURE.size()) {
      return revisit;
    }
    return revisit == null || repeat.isBefore(revisit) ? repeat : revisit;
  }

  private static Duration longer(Duration one, @Nullable Duration other) {
    return other != null && other.compareTo(one) > 0 ? other : one;
  }
}
