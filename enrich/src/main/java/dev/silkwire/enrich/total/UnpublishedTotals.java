package dev.silkwire.enrich.total;

import dev.silkwire.enrich.format.StateReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Looks a store through for totals that were still untold when the process before this ended: some
 * at a time, so that neither a start nor the news wait for years of totals. Not thread-safe.
 */
final class UnpublishedTotals {
  private final String name;
  private final ReadOnlyKeyValueStore<String, Total> totals;
  private final int most;
  private @Nullable String last;
  private boolean over;

  /**
   * @param most how many totals to look at in a go
   */
  UnpublishedTotals(String name, ReadOnlyKeyValueStore<String, Total> totals, int most) {
    this.name = name;
    this.totals = totals;
    this.most = most;
  }

  /** The keys of those among the next totals that are untold; none once it is through. */
  List<String> next() {
    List<String> untold = new ArrayList<>();
    if (!over) {
      try (KeyValueIterator<String, Total> rest = totals.range(last, null)) {
        for (int seen = 0; seen < most && rest.hasNext(); seen++) {
          String key = rest.peekNextKey();
          last = key;
          StateReader.next(name, rest)
              .filter(total -> !total.told())
              .ifPresent(total -> untold.add(key));
        }
        over = !rest.hasNext();
      }
    }
    return untold;
  }
}
