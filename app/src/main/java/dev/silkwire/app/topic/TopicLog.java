package dev.silkwire.app.topic;

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
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed records of whole topics without joining a group. Not thread-safe. */
public final class TopicLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;

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
    List<TopicPartition> partitions = partitions(topic);
    seek(partitions, true);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      poll(reader);
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
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      poll(reader);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
