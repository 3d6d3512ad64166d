package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.Initiative;
import dev.silkwire.contract.Topics;
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
import org.apache.kafka.clients.CommonClientConfigs;
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

/** Reads the catalogue in force from its topic, and writes changes to it. */
public final class CatalogueTopic {
  private static final String TOPIC = Topics.INITIATIVES.name();
  private static final String SOURCE = "/catalogue";
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int TIMEOUT_MS = 30_000;

  private final String bootstrap;
  private final InstantSource clock;

  /**
   * @param bootstrap addresses of Kafka
   */
  public CatalogueTopic(String bootstrap, InstantSource clock) {
    this.bootstrap = bootstrap;
    this.clock = clock;
  }

  /**
   * The entries in force, by id. One that cannot be read is missing.
   *
   * @throws KafkaException when Kafka cannot be asked
   */
  public Map<String, Initiative> inForce() {
    Map<String, Object> settings =
        Map.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            TIMEOUT_MS);
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
    Deserializer<Initiative> reader = Topics.INITIATIVES.values().deserializer();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(PATIENCE)) {
        apply(record, reader, entries);
      }
    }
    return entries;
  }

  private static void apply(
      ConsumerRecord<String, byte[]> record,
      Deserializer<Initiative> reader,
      Map<String, Initiative> entries) {
    @Nullable String id = record.key();
    if (id == null) {
      return;
    }
    entries.remove(id);
    if (record.value() != null) {
      try {
        Initiative entry = reader.deserialize(TOPIC, record.value());
        if (entry != null && entry.id().equals(id)) {
          entries.put(id, entry);
        }
      } catch (SerializationException e) {
        // Not in force: whoever imports the entry again writes it anew.
        return;
      }
    }
  }

  /**
   * Writes changes; returns when Kafka has them.
   *
   * @throws KafkaException when it does not take them
   */
  public void publish(CatalogueChanges changes) {
    Map<String, Object> settings =
        Map.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
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
      throw new KafkaException("cannot write the catalogue", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while writing the catalogue", e);
    }
  }
}
