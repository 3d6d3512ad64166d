package dev.silkwire.enrich.duplicate;

import dev.silkwire.enrich.format.StateReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Sketches of originals in a state store of the topology, with an LRU cache of decoded sketches in
 * front of it: most copies arrive soon after their original.
 *
 * <p>Not thread-safe.
 */
final class CachedSketchStore implements SketchStore {
  /** About 16 MB at most. */
  private static final int CACHE_SIZE = 16_384;

  private final KeyValueStore<String, StoredSketch> store;
  private final Map<String, StoredSketch> cache =
      new LinkedHashMap<>(CACHE_SIZE, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredSketch> eldest) {
          return size() > CACHE_SIZE;
        }
      };

  CachedSketchStore(KeyValueStore<String, StoredSketch> store) {
    this.store = store;
  }

  @Override
  public @Nullable StoredSketch get(String id) {
    StoredSketch original = cache.get(id);
    if (original == null) {
      original = StateReader.get(store.name(), store, id);
      if (original != null) {
        cache.put(id, original);
      }
    }
    return original;
  }

  @Override
  public void put(StoredSketch original) {
    cache.put(original.id(), original);
    store.put(original.id(), original);
  }

  @Override
  public void remove(String id) {
    cache.remove(id);
    store.delete(id);
  }

  @Override
  public void forEach(Consumer<StoredSketch> visitor) {
    try (KeyValueIterator<String, StoredSketch> all = store.all()) {
      while (all.hasNext()) {
        StateReader.next(store.name(), all).ifPresent(visitor);
      }
    }
  }
}
