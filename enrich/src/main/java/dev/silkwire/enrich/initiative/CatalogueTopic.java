package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A client of the catalogue's topic: reads the entries in force and publishes changes. */
public final class CatalogueTopic {
  private static final String TOPIC = Topics.INITIATIVES.name();
  private static final String SOURCE = "/catalogue";
  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
  private static final int TIMEOUT_MS = 30_000;

  private final KafkaConnection kafka;
  private final InstantSource clock;

  /**
   * @param clock gives the time of published records
   */
  public CatalogueTopic(KafkaConnection kafka, InstantSource clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /**
   * Reads the entries in force, by id. Entries that cannot be parsed are omitted.
   *
   * @throws KafkaException if Kafka is unavailable
   */
  public Map<String, Initiative> inForce() {
    Map<String, Object> settings =
        kafka.settings(
            Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS));
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      return readAll(consumer);
    }
  }

  private static Map<String, Initiative> readAll(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<String, Initiative> entries = new TreeMap<>();
    Deserializer<Initiative> deserializer = Topics.INITIATIVES.values().deserializer();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL_TIMEOUT)) {
        apply(record, deserializer, entries);
      }
    }
    return entries;
  }

  private static void apply(
      ConsumerRecord<String, byte[]> record,
      Deserializer<Initiative> deserializer,
      Map<String, Initiative> entries) {
    @Nullable String id = record.key();
    if (id == null) {
      return;
    }
    entries.remove(id);
    if (record.value() != null) {
      try {
        Initiative entry = deserializer.deserialize(TOPIC, record.value());
        if (entry != null && entry.id().equals(id)) {
          entries.put(id, entry);
        }
      } catch (SerializationException e) {
        // Omitted, so that the next import of this entry overwrites it.
        return;
      }
    }
  }

  /**
   * Publishes changes and waits until Kafka has acknowledged them.
   *
   * @throws KafkaException if a write fails
   */
  public void publish(CatalogueChanges changes) {
    Map<String, Object> settings =
        kafka.settings(
            Map.of(
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                TIMEOUT_MS));
    try (Producer<String, Initiative> producer =
        new KafkaProducer<>(
            settings, new StringSerializer(), Topics.INITIATIVES.values().serializer())) {
      publish(producer, changes);
    }
  }

  void publish(Producer<String, Initiative> producer, CatalogueChanges changes) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Stream.concat(changes.added().stream(), changes.changed().stream())
        .forEach(entry -> sent.add(producer.send(record(entry.id(), entry))));
    changes.removed().forEach(id -> sent.add(producer.send(record(id, null))));
    sent.forEach(CatalogueTopic::await);
  }

  private ProducerRecord<String, Initiative> record(String id, @Nullable Initiative entry) {
    Instant now = clock.instant();
    RecordHeaders headers = new RecordHeaders();
    CloudEventHeaders.put(headers, Topics.INITIATIVES, id, now, SOURCE);
    return new ProducerRecord<>(TOPIC, null, now.toEpochMilli(), id, entry, headers);
  }

  private static void await(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new KafkaException("cannot write to the topic " + TOPIC, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while writing to the topic " + TOPIC, e);
    }
  }
}
