package dev.silkwire.ingest.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a page is read again: for corrections at set times after the first reading, after a failure
 * a few times, ever later. Immutable.
 */
public final class RereadSchedule {
  private static final List<Duration> AFTER_FAILURE =
      List.of(Duration.ofMinutes(5), Duration.ofMinutes(45));

  /** Two processes may have been killed from outside; if not, the page costs a restart a day. */
  private static final Duration AFTER_DEATHS = Duration.ofDays(1);

  private final List<Duration> revisits;

  /**
   * @param revisits how long after the first reading, ascending
   */
  public RereadSchedule(List<Duration> revisits) {
    this.revisits = revisits.stream().sorted().toList();
  }

  /**
   * @param first when the entry was first seen
   * @param readings made so far, this one included
   */
  @Nullable Instant afterReading(Instant first, int readings, Instant now) {
    return revisits.stream()
        .map(first::plus)
        .filter(at -> at.isAfter(now))
        .findFirst()
        .filter(at -> readings <= revisits.size())
        .orElse(null);
  }

  /** Returns when a page is read again after two processes died while they read it. */
  Instant afterDeaths(Instant now) {
    return now.plus(AFTER_DEATHS);
  }

  @Nullable Instant afterFailure(int readings, Instant now, @Nullable Duration asked) {
    if (readings > AFTER_FAILURE.size()) {
      return null;
    }
    Duration wait = AFTER_FAILURE.get(readings - 1);
    return now.plus(asked != null && asked.compareTo(wait) > 0 ? asked : wait);
  }
}
