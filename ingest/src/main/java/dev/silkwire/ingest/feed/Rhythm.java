package dev.silkwire.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often a feed publishes: the median time between its newest entries, or longer when it fell
 * silent.
 */
final class Rhythm {
  private static final int NEWEST = 20;
  private static final int ENOUGH = 3;

  private Rhythm() {}

  /** Null when too few entries are dated to tell. */
  static @Nullable Duration of(List<Entry> entries, Instant now) {
    List<Instant> newest =
        entries.stream()
            .map(e -> e.published().at())
            .filter(Objects::nonNull)
            .filter(at -> !at.isAfter(now))
            .sorted(Comparator.reverseOrder())
            .limit(NEWEST)
            .toList();
    if (newest.size() < ENOUGH) {
      return null;
    }
    List<Duration> gaps = new java.util.ArrayList<>();
    for (int i = 1; i < newest.size(); i++) {
      gaps.add(Duration.between(newest.get(i), newest.get(i - 1)));
    }
    gaps.sort(Comparator.naturalOrder());
    Duration usual = gaps.get(gaps.size() / 2);
    Duration silent = Duration.between(newest.get(0), now).dividedBy(4);
    return usual.compareTo(silent) < 0 ? silent : usual;
  }
}
