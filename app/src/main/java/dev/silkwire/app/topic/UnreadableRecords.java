package dev.silkwire.app.topic;

import dev.silkwire.contract.limit.StorableText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The number of unreadable records by topic, with the first record of each. A record that is read
 * twice is counted once. Not thread-safe.
 *
 * <pre>{@code
 * news.country-days: 3 unreadable records, the first at partition 0, offset 17: not a CountryDay: …
 * }</pre>
 */
public final class UnreadableRecords {
  private static final int MAX_REASON_CHARS = 200;

  private final Map<String, TopicErrors> topics = new TreeMap<>();

  /** The highest offset counted so far; partitions are read in order. */
  private final Map<TopicPartition, Long> counted = new HashMap<>();

  private record TopicErrors(long count, String first) {}

  /** Counts a record, with the reason for a person. */
  void add(ConsumerRecord<byte[], byte[]> record, String reason) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.offset() <= counted.getOrDefault(partition, -1L)) {
      return;
    }
    counted.put(partition, record.offset());
    String first =
        "partition %d, offset %d: %s"
            .formatted(
                record.partition(), record.offset(), StorableText.fit(reason, MAX_REASON_CHARS));
    topics.merge(
        record.topic(),
        new TopicErrors(1, first),
        (errors, one) -> new TopicErrors(errors.count + 1, errors.first));
  }

  /** Returns the number of unreadable records over all topics. */
  public long count() {
    return topics.values().stream().mapToLong(TopicErrors::count).sum();
  }

  /** Returns one line for each topic with unreadable records. */
  public List<String> lines() {
    return topics.entrySet().stream()
        .map(
            e ->
                "%s: %d unreadable %s, the first at %s"
                    .formatted(
                        e.getKey(),
                        e.getValue().count(),
                        e.getValue().count() == 1 ? "record" : "records",
                        e.getValue().first()))
        .toList();
  }
}
