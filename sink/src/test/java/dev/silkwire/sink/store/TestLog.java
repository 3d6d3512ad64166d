package dev.silkwire.sink.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import dev.silkwire.contract.topic.Topic;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A partition of each topic, as a sink sees it: records get offsets, batches get offset advances.
 */
public final class TestLog {
  private static final InstantSource LATE =
      InstantSource.fixed(Instant.parse("9999-12-31T00:00:00Z"));

  private final String cluster;
  private final int partition;
  private final InstantSource clock;
  private final Map<String, Long> ends = new HashMap<>();
  private final Map<String, Long> placed = new HashMap<>();
  private final Map<String, Table<?>> tables =
      Tables.ALL.stream().collect(toMap(t -> t.topic().name(), Function.identity()));

  /** Whatever time a record names is in its reader's past. */
  public TestLog(String cluster) {
    this(cluster, 0, LATE);
  }

  /** Another partition of each topic. */
  public TestLog(String cluster, int partition) {
    this(cluster, partition, LATE);
  }

  /** The clock gives the time at which records are received. */
  public TestLog(String cluster, InstantSource clock) {
    this(cluster, 0, clock);
  }

  private TestLog(String cluster, int partition, InstantSource clock) {
    this.cluster = cluster;
    this.partition = partition;
    this.clock = clock;
  }

  /** A record of the topic. */
  public <V> SinkRecord put(Topic<V> topic, String key, V value) {
    return raw(topic, key, topic.values().serializer().serialize(topic.name(), value));
  }

  /** A record of the topic whose value is this text. */
  public SinkRecord text(Topic<?> topic, String key, String value) {
    return raw(topic, key, value.getBytes(UTF_8));
  }

  /** A tombstone. */
  public SinkRecord delete(Topic<?> topic, String key) {
    return raw(topic, key, null);
  }

  /** A record of the topic whose value is these bytes. */
  public SinkRecord raw(Topic<?> topic, String key, byte[] value) {
    long offset = ends.merge(topic.name(), 1L, Long::sum) - 1;
    return new SinkRecord(
        cluster,
        new ConsumerRecord<>(topic.name(), partition, offset, key, value),
        clock.instant());
  }

  /** Returns the records as a batch that continues at the offsets of the previous batches. */
  public Batch batch(SinkRecord... arrivals) {
    Map<TopicPartition, Batch.OffsetAdvance> advances = new HashMap<>();
    List<DecodedRecord> records = new ArrayList<>();
    for (SinkRecord arrival : arrivals) {
      String topic = arrival.record().topic();
      long expected = placed.getOrDefault(topic, 0L);
      advances.put(
          arrival.partition(), new Batch.OffsetAdvance(expected, arrival.record().offset() + 1));
      records.add(tables.get(topic).decode(arrival));
    }
    advances.forEach((p, advance) -> placed.put(p.topic(), advance.next()));
    return new Batch(cluster, advances, records);
  }
}
