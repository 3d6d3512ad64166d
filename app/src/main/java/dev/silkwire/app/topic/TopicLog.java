package dev.silkwire.app.topic;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * A consumer of whole topics that reads committed records without joining a group. Not thread-safe.
 *
 * <pre>{@code
 * try (TopicLog log = new TopicLog(KafkaConnection.to("localhost:9092"))) {
 *   log.readAll("news.articles", record -> System.out.println(record.offset()));
 * }
 * }</pre>
 */
public final class TopicLog implements AutoCloseable {
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
  private static final int MAX_EMPTY_POLLS = 300;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final UnreadableRecords unreadable = new UnreadableRecords();

  public TopicLog(KafkaConnection kafka) {
    this.consumer =
        new KafkaConsumer<>(
            kafka.settings(
                Map.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    "false",
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Returns the partitions of a topic; empty when it does not exist. */
  public List<TopicPartition> partitions(String topic) {
    return consumer.listTopics().getOrDefault(topic, List.of()).stream()
        .map(p -> new TopicPartition(topic, p.partition()))
        .toList();
  }

  /** Assigns partitions and seeks to their beginning or their end. */
  public void seek(List<TopicPartition> partitions, boolean beginning) {
    consumer.assign(partitions);
    if (beginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    partitions.forEach(consumer::position);
  }

  /** Polls once, passes the records to a handler and returns their number. */
  public int poll(Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    var records = consumer.poll(POLL_TIMEOUT);
    records.forEach(handler);
    return records.count();
  }

  /** Passes all records that are in a topic now to a handler, in the order of each partition. */
  public void readAll(String topic, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    seek(partitions(topic), true);
    readToEnd(handler);
  }

  /**
   * Passes the records between the positions and the current ends of the assigned partitions to a
   * handler.
   *
   * @throws OperatorException when Kafka stops answering
   */
  public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    readTo(consumer.endOffsets(consumer.assignment()), handler);
  }

  /** Returns the first offset of each partition. */
  public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
    return consumer.beginningOffsets(partitions);
  }

  /** Passes the records of partitions before the given offsets to a handler. */
  public void readUntil(
      Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    seek(List.copyOf(ends.keySet()), true);
    readTo(
        ends,
        record -> {
          if (record.offset() < partitionEnd(ends, record)) {
            handler.accept(record);
          }
        });
  }

  private static long partitionEnd(
      Map<TopicPartition, Long> ends, ConsumerRecord<byte[], byte[]> record) {
    return ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
  }

  private void readTo(
      Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    int emptyPolls = 0;
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      emptyPolls = poll(handler) == 0 ? emptyPolls + 1 : 0;
      if (emptyPolls > MAX_EMPTY_POLLS) {
        throw new OperatorException(
            ExitCode.UNAVAILABLE,
            "Kafka no longer answers: received no record of %s for %d s; see its log"
                .formatted(ends.keySet(), POLL_TIMEOUT.multipliedBy(MAX_EMPTY_POLLS).toSeconds()));
      }
    }
  }

  /** Passes the records of a topic from a given time until now to a handler. */
  public void readSince(
      String topic, Instant since, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
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
    readToEnd(handler);
  }

  /** Passes the records of a partition from an offset until now to a handler. */
  public void readFrom(
      TopicPartition partition, long offset, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    if (partitions(partition.topic()).contains(partition)) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, offset); // an offset that retention has deleted: the earliest one
      readToEnd(handler);
    }
  }

  /** Returns the record at an offset; empty when the topic does not hold it, or no longer. */
  public Optional<ConsumerRecord<byte[], byte[]>> record(TopicPartition partition, long offset) {
    if (!partitions(partition.topic()).contains(partition)) {
      return Optional.empty();
    }
    List<TopicPartition> one = List.of(partition);
    consumer.assign(one);
    if (offset < consumer.beginningOffsets(one).getOrDefault(partition, 0L)
        || offset >= consumer.endOffsets(one).getOrDefault(partition, 0L)) {
      return Optional.empty();
    }
    consumer.seek(partition, offset);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    readTo(
        Map.of(partition, offset + 1),
        record -> {
          if (record.offset() == offset) {
            found.add(record);
          }
        });
    return found.stream().findFirst();
  }

  /**
   * Returns the value of a record; null for a tombstone, and for an unreadable record, which is
   * counted.
   */
  public <V> @Nullable V value(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
    try {
      V value = topic.values().deserializer().deserialize(topic.name(), record.value());
      if (value == null && record.value() != null) {
        unreadable.add(record, "the value is the JSON null");
      }
      return value;
    } catch (SerializationException e) {
      unreadable.add(record, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Returns the records that {@link #value} could not decode. */
  public UnreadableRecords unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
