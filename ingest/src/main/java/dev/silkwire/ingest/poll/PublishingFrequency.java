package dev.silkwire.ingest.poll;

import dev.silkwire.ingest.feed.FeedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often a feed publishes: the median time between its newest entries, or longer when it fell
 * silent.
 */
final class PublishingFrequency {
  private static final int NEWEST = 20;
  private static final int ENOUGH = 3;

  private PublishingFrequency() {}

  /** How long to expect nothing new; null when too few entries are dated to tell. */
  static @Nullable Duration of(List<FeedEntry> entries, Instant now) {
    Duration usual = usual(entries, now);
    Instant newest = newest(entries, now).orElse(now);
    Duration silent = Duration.between(newest, now).dividedBy(4);
    return usual == null || usual.compareTo(silent) >= 0 ? usual : silent;
  }

  /** The median time between entries; null when too few are dated to tell. */
  static @Nullable Duration usual(List<FeedEntry> entries, Instant now) {
    List<Instant> newest = dates(entries, now).limit(NEWEST).toList();
    if (newest.size() < ENOUGH) {
      return null;
    }
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < newest.size(); i++) {
      gaps.add(Duration.between(newest.get(i), newest.get(i - 1)));
    }
    gaps.sort(Comparator.naturalOrder());
    return gaps.get(gaps.size() / 2);
  }

  /** The newest date of an entry that is not in the future. */
  static Optional<Instant> newest(List<FeedEntry> entries, Instant now) {
    return dates(entries, now).findFirst();
  }

  private static Stream<Instant> dates(List<FeedEntry> entries, Instant now) {
    return entries.stream()
        .map(e -> e.published().at())
        .filter(Objects::nonNull)
        .filter(at -> !at.isAfter(now))
        .sorted(Comparator.reverseOrder());
  }
}
