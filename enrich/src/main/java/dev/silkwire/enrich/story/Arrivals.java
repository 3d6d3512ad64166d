package dev.silkwire.enrich.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Articles by the hour of their arrival, so that the oldest are found without a search. */
final class Arrivals {
  private final TreeMap<Instant, List<String>> hours = new TreeMap<>();

  void add(String id, Instant arrivedAt) {
    hours.computeIfAbsent(arrivedAt.truncatedTo(ChronoUnit.HOURS), h -> new ArrayList<>()).add(id);
  }

  /** Takes out articles of the hours that ended before a time, the oldest first. */
  List<String> takeBefore(Instant time, int most) {
    List<String> taken = new ArrayList<>();
    while (!hours.isEmpty() && taken.size() < most && isOver(hours.firstKey(), time)) {
      List<String> oldest = hours.firstEntry().getValue();
      int some = Math.min(most - taken.size(), oldest.size());
      List<String> part = oldest.subList(oldest.size() - some, oldest.size());
      taken.addAll(part);
      part.clear();
      if (oldest.isEmpty()) {
        hours.pollFirstEntry();
      }
    }
    return taken;
  }

  private static boolean isOver(Instant hour, Instant time) {
    return !hour.plus(1, ChronoUnit.HOURS).isAfter(time);
  }
}
