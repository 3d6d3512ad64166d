package dev.silkwire.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the stores of a topology hold, by their changelogs: keys and bytes of keys and values. */
final class StateSize {
  private static final String CHANGELOG = "-changelog";
  private static final java.time.Duration POLL = java.time.Duration.ofMillis(300);

  private final String bootstrap;
  private final String application;

  StateSize(String bootstrap, String application) {
    this.bootstrap = bootstrap;
    this.application = application;
  }

  /** Prints a line a store. */
  void print(int articles) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.GROUP_ID_CONFIG,
                UUID.randomUUID().toString()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      for (String topic : new TreeSet<>(consumer.listTopics().keySet())) {
        if (topic.startsWith(application + "-") && topic.endsWith(CHANGELOG)) {
          print(topic, sizes(consumer, topic), articles);
        }
      }
    }
  }

  private static Map<String, Integer> sizes(KafkaConsumer<String, byte[]> consumer, String topic) {
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var ends = consumer.endOffsets(partitions);
    Map<String, Integer> sizes = new HashMap<>();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      consumer
          .poll(POLL)
          .forEach(
              r -> {
                if (r.value() == null) {
                  sizes.remove(r.key());
                } else {
                  sizes.put(r.key(), r.key().length() + r.value().length);
                }
              });
    }
    return sizes;
  }

  private static void print(String topic, Map<String, Integer> sizes, int articles) {
    long bytes = sizes.values().stream().mapToLong(Integer::longValue).sum();
    System.out.printf(
        "%-42s %8d keys, %6.0f bytes each, %6.0f MB per million articles%n",
        topic, sizes.size(), bytes / (double) Math.max(1, sizes.size()), bytes / (double) articles);
  }
}
