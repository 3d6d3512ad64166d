package dev.silkwire.enrich.duplicate;

import dev.silkwire.enrich.format.StateReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Originals in a store of the topology. Those used last are also held in memory: copies come soon
 * after their original. Not thread-safe.
 */
final class CachedSketchStore implements SketchStore {
  /** Some 16 MB at most. */
  private static final int HELD = 16_384;

  private final KeyValueStore<String, StoredSketch> store;
  private final Map<String, StoredSketch> held =
      new LinkedHashMap<>(HELD, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredSketch> eldest) {
          return size() > HELD;
        }
      };

  CachedSketchStore(KeyValueStore<String, StoredSketch> store) {
    this.store = store;
  }

  @Override
  public @Nullable StoredSketch get(String id) {
    StoredSketch known = held.get(id);
    if (known == null) {
      known = StateReader.get(store.name(), store, id);
      if (known != null) {
        held.put(id, known);
      }
    }
    return known;
  }

  @Override
  public void put(StoredSketch original) {
    held.put(original.id(), original);
    store.put(original.id(), original);
  }

  @Override
  public void remove(String id) {
    held.remove(id);
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
