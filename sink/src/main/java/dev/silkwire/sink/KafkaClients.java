package dev.silkwire.sink;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A factory of the sink's Kafka clients, configured from its settings. Stateless. */
final class KafkaClients {
  private static final int FETCH_MIN_BYTES = 1 << 20;
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(10);
  private static final int SESSION_TIMEOUT_MS = 15_000;

  private KafkaClients() {}

  /**
   * Creates a static member of the consumer group: a restart within the session timeout causes no
   * rebalance. The broker delays a fetch until {@value FETCH_MIN_BYTES} bytes are there or {@link
   * SinkConfig#batchDelay} has passed.
   */
  static Consumer<String, byte[]> consumer(SinkConfig config, String member) {
    return new KafkaConsumer<>(
        config
            .kafka()
            .settings(
                Map.ofEntries(
                    Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, member),
                    Map.entry(ConsumerConfig.GROUP_ID_CONFIG, config.group()),
                    Map.entry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member),
                    Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS),
                    Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                    Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                    Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                    Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchSize()),
                    Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_MIN_BYTES),
                    Map.entry(
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        (int) config.batchDelay().toMillis()))),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  /**
   * Creates the producer of dead letters. Its timeouts are shorter than Kafka's defaults, because a
   * database transaction stays open until the dead letters are acknowledged.
   */
  static Producer<String, byte[]> producer(SinkConfig config, String member) {
    Map<String, Object> settings = config.kafka().settings(Map.of());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, member + "-dead-letters");
    // Not the operator's: Kafka rejects a delivery that is shorter than its requests.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Returns a source of topic ids that describes the topics with each call. */
  static TopicIds topicIds(Admin admin, Collection<String> topics) {
    return () -> {
      try {
        Map<String, String> ids = new HashMap<>();
        admin
            .describeTopics(topics)
            .allTopicNames()
            .get()
            .forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
        return ids;
      } catch (ExecutionException e) {
        throw new KafkaException("cannot describe the topics " + topics, e.getCause());
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    };
  }

  static Admin admin(SinkConfig config, String member) {
    return Admin.create(config.kafka().adminSettings(ADMIN_TIMEOUT, member + "-admin"));
  }
}
