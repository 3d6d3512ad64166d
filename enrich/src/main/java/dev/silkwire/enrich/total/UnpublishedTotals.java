package dev.silkwire.enrich.total;

import dev.silkwire.enrich.format.StateReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A scan of the store for totals that the previous process had not published. It proceeds in
 * batches, so that neither the start nor new articles wait for a scan of years of totals.
 *
 * <p>Not thread-safe.
 */
final class UnpublishedTotals {
  private final String name;
  private final ReadOnlyKeyValueStore<String, Total> totals;
  private final int batchSize;
  private @Nullable String lastKey;
  private boolean finished;

  /**
   * @param batchSize the number of totals that each call of {@link #next} reads
   */
  UnpublishedTotals(String name, ReadOnlyKeyValueStore<String, Total> totals, int batchSize) {
    this.name = name;
    this.totals = totals;
    this.batchSize = batchSize;
  }

  /** Returns the keys of unpublished totals in the next batch; none after the last batch. */
  List<String> next() {
    List<String> unpublished = new ArrayList<>();
    if (!finished) {
      try (KeyValueIterator<String, Total> rest = totals.range(lastKey, null)) {
        for (int read = 0; read < batchSize && rest.hasNext(); read++) {
          String key = rest.peekNextKey();
          lastKey = key;
          StateReader.next(name, rest)
              .filter(total -> !total.published())
              .ifPresent(total -> unpublished.add(key));
        }
        finished = !rest.hasNext();
      }
    }
    return unpublished;
  }
}
