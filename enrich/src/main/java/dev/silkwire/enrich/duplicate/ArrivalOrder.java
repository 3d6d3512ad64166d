package dev.silkwire.enrich.duplicate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Articles, by their numbers, under the hour of their arrival, so that the oldest are found without
 * a search: some five bytes an article. Not thread-safe.
 */
final class ArrivalOrder {
  private static final long HOUR = Duration.ofHours(1).toSeconds();

  private final TreeMap<Long, Hour> hours = new TreeMap<>();

  /** Who arrived in an hour. */
  private static final class Hour {
    private int[] articles = new int[8];
    private int size;

    void add(int article) {
      if (size == articles.length) {
        articles = Arrays.copyOf(articles, size + size / 2);
      }
      articles[size++] = article;
    }

    /** Takes out so many of the last. */
    int[] take(int most) {
      int from = Math.max(0, size - most);
      int[] taken = Arrays.copyOfRange(articles, from, size);
      size = from;
      return taken;
    }
  }

  void add(int article, Instant arrivedAt) {
    long hour = Math.floorDiv(arrivedAt.getEpochSecond(), HOUR);
    hours.computeIfAbsent(hour, h -> new Hour()).add(article);
  }

  /** Takes out articles of the hours that ended before a time, the oldest hours first. */
  int[] takeBefore(Instant time, int most) {
    int[] taken = new int[0];
    while (!hours.isEmpty()
        && taken.length < most
        && !beginning(hours.firstKey() + 1).isAfter(time)) {
      Hour oldest = hours.firstEntry().getValue();
      int[] some = oldest.take(most - taken.length);
      taken = Arrays.copyOf(taken, taken.length + some.length);
      System.arraycopy(some, 0, taken, taken.length - some.length, some.length);
      if (oldest.size == 0) {
        hours.pollFirstEntry();
      }
    }
    return taken;
  }

  /** Before this nobody arrived who was not taken out. */
  Instant earliest() {
    return hours.isEmpty() ? Instant.MAX : beginning(hours.firstKey());
  }

  private static Instant beginning(long hour) {
    return Instant.ofEpochSecond(hour * HOUR);
  }
}
