package dev.silkwire.app.topic;

import dev.silkwire.contract.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Reads a compacted topic as a table. Stateless. */
public final class LatestValues {
  private LatestValues() {}

  /**
   * Returns the newest value of each key. Deleted keys are left out; so are keys whose newest
   * record is unreadable, and {@link TopicLog#unreadable} counts those.
   */
  public static <V> Map<String, V> of(TopicLog log, Topic<V> topic) {
    Map<String, V> table = new TreeMap<>();
    log.readAll(
        topic.name(),
        record -> {
          V value = log.value(topic, record);
          if (value == null) {
            table.remove(key(record));
          } else {
            table.put(key(record), value);
          }
        });
    return table;
  }

  /** Returns the value of a record; null for a tombstone and for an unreadable record. */
  public static <V> @Nullable V valueOrNull(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
    try {
      return topic.values().deserializer().deserialize(topic.name(), record.value());
    } catch (SerializationException e) {
      return null;
    }
  }

  /** Returns the key as text: empty when there is none, with U+FFFD where it is not UTF-8. */
  public static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }
}
