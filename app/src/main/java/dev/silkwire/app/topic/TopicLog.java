package dev.silkwire.app.topic;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads committed records of whole topics without joining a group. Not thread-safe. */
public final class TopicLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MOST_EMPTY = 300;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final UnreadableRecords unreadable = new UnreadableRecords();

  public TopicLog(String bootstrap) {
    Properties p = new Properties();
    p.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    p.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    p.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.consumer =
        new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The topic's partitions, empty when there is no such topic. */
  public List<TopicPartition> partitions(String topic) {
    return consumer.listTopics().getOrDefault(topic, List.of()).stream()
        .map(p -> new TopicPartition(topic, p.partition()))
        .toList();
  }

  /** Goes to the beginning of the partitions, or to their end. */
  public void seek(List<TopicPartition> partitions, boolean beginning) {
    consumer.assign(partitions);
    if (beginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    partitions.forEach(consumer::position);
  }

  /** Hands over what comes within a moment; says how many records that was. */
  public int poll(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    var records = consumer.poll(POLL);
    records.forEach(reader);
    return records.count();
  }

  /** Hands over all that stands in a topic now, partition by partition in order. */
  public void readAll(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    seek(partitions(topic), true);
    readToEnd(reader);
  }

  /**
   * Hands over what the assigned partitions hold now, from their positions on.
   *
   * @throws OperatorException when Kafka stops answering meanwhile
   */
  public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    int empty = 0;
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      empty = poll(reader) == 0 ? empty + 1 : 0;
      if (empty > MOST_EMPTY) {
        throw new OperatorException(
            ExitCode.UNAVAILABLE,
            "Kafka no longer answers: nothing came of %s for %d s; see its log"
                .formatted(ends.keySet(), POLL.multipliedBy(MOST_EMPTY).toSeconds()));
      }
    }
  }

  /** Hands over what stands in a topic now, from the first record of a moment or later on. */
  public void readSince(
      String topic, Instant since, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    List<TopicPartition> partitions = partitions(topic);
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    var begins =
        consumer.offsetsForTimes(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> since.toEpochMilli())));
    for (TopicPartition p : partitions) {
      OffsetAndTimestamp begin = begins.get(p);
      consumer.seek(p, begin == null ? ends.getOrDefault(p, 0L) : begin.offset());
    }
    readToEnd(reader);
  }

  /**
   * Returns the value of a record; null for a tombstone, and for bytes that are no such record:
   * those are counted as unreadable.
   */
  public <V> @Nullable V value(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
    try {
      V value = topic.values().deserializer().deserialize(topic.name(), record.value());
      if (value == null && record.value() != null) {
        unreadable.add(record, "the value is the JSON word null");
      }
      return value;
    } catch (SerializationException e) {
      unreadable.add(record, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Returns the records so far that {@link #value} could not read. */
  public UnreadableRecords unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
