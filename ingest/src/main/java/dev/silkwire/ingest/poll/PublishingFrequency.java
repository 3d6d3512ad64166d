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

/** Estimates how often a feed publishes, from the dates of its newest entries. Pure functions. */
final class PublishingFrequency {
  private static final int MAX_DATES = 20;
  private static final int MIN_DATES = 3;

  private PublishingFrequency() {}

  /**
   * Returns the expected time until the next entry: the median interval, or a quarter of the time
   * since the newest entry if that is longer. Null if too few entries are dated.
   */
  static @Nullable Duration expectedInterval(List<FeedEntry> entries, Instant now) {
    Duration median = medianInterval(entries, now);
    Instant newest = newest(entries, now).orElse(now);
    Duration quarterOfAge = Duration.between(newest, now).dividedBy(4);
    return median == null || median.compareTo(quarterOfAge) >= 0 ? median : quarterOfAge;
  }

  /**
   * Returns the median interval between the newest 20 dated entries; null if fewer than three are
   * dated.
   */
  static @Nullable Duration medianInterval(List<FeedEntry> entries, Instant now) {
    List<Instant> newest = dates(entries, now).limit(MAX_DATES).toList();
    if (newest.size() < MIN_DATES) {
      return null;
    }
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < newest.size(); i++) {
      gaps.add(Duration.between(newest.get(i), newest.get(i - 1)));
    }
    gaps.sort(Comparator.naturalOrder());
    return gaps.get(gaps.size() / 2);
  }

  /** Returns the newest date of publication that is not in the future. */
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
