package dev.silkwire.enrich.format;

import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from stores whose values may be corrupt: an invalid value is logged with store, key and
 * remedy, and treated as absent. A value of an older format is not: {@link StateVersionException}.
 */
public final class StateReader {
  private static final Logger LOG = LoggerFactory.getLogger(StateReader.class);

  private StateReader() {}

  /** Returns the value of a key, or null when it is absent or unreadable. */
  public static <V> @Nullable V get(
      String name, ReadOnlyKeyValueStore<String, V> store, String key) {
    try {
      return store.get(key);
    } catch (SerializationException e) {
      warn(name, key, e);
      return null;
    }
  }

  /** Returns the next value, or empty when it is unreadable. The key is read either way. */
  public static <V> Optional<V> next(String name, KeyValueIterator<String, V> entries) {
    String key = entries.peekNextKey();
    try {
      return Optional.ofNullable(entries.next().value);
    } catch (SerializationException e) {
      warn(name, key, e);
      return Optional.empty();
    }
  }

  private static void warn(String name, String key, SerializationException e) {
    LOG.error(
        "Store {} holds an invalid value under key {}, which is treated as absent: {}. Stop enrich,"
            + " delete its state folder and start it again: it restores the store from Kafka",
        name,
        key,
        e.getMessage());
  }
}
