package dev.silkwire.enrich.article;

import static java.util.Objects.requireNonNull;

import dev.silkwire.enrich.format.StateReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A state store whose writes are held back until the step has succeeded with a record. Reads see
 * the held-back writes.
 *
 * <p>Not thread-safe.
 *
 * @param <V> the value type
 */
final class StagedStore<V> {
  private final KeyValueStore<String, V> store;
  private final Map<String, @Nullable V> writes = new LinkedHashMap<>();

  StagedStore(KeyValueStore<String, V> store) {
    this.store = store;
  }

  /** Returns the current value of a key; null when it is absent or unreadable. */
  @Nullable V get(@Nullable String key) {
    requireNonNull(key, "no key");
    return writes.containsKey(key) ? writes.get(key) : StateReader.get(store.name(), store, key);
  }

  /** Returns the current values of all keys that start with a prefix, without unreadable ones. */
  List<V> startingWith(String prefix) {
    Map<String, V> values = new TreeMap<>();
    try (var stored = store.prefixScan(prefix, new StringSerializer())) {
      while (stored.hasNext()) {
        String key = stored.peekNextKey();
        StateReader.next(store.name(), stored).ifPresent(value -> values.put(key, value));
      }
    }
    writes.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            values.compute(key, (k, before) -> value);
          }
        });
    return List.copyOf(values.values());
  }

  /** Sets a value; null deletes the key. */
  void put(String key, @Nullable V value) {
    writes.put(key, value);
  }

  void delete(String key) {
    put(key, null);
  }

  /** Writes the held-back writes to the store. */
  void apply() {
    writes.forEach(store::put);
  }

  /** Discards the held-back writes. */
  void discard() {
    writes.clear();
  }
}
