package dev.silkwire.enrich;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams. */
final class StreamsSettings {
  /** Becomes the default in Kafka 5, which removes the setting. */
  private static final String GLOBAL_HANDLER = "processing.exception.handler.global.enabled";

  private static final long CACHE_BYTES = 16L << 20;
  private static final int BATCH_BYTES = 128 << 10;

  /** The broker's default, which is more than {@code FieldLimits.RECORD_BYTES}. */
  private static final String MAX_BATCH_BYTES = "1048588";

  private static final long MAX_LINGER_MS = 10_000;

  private StreamsSettings() {}

  /** Returns the settings for production: exactly once, with static group membership. */
  static Properties of(EnrichConfig config, RocksMemory memory, DeadLetterHandler.Sender refusals) {
    Properties settings = shape(refusals);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.CLIENT_ID_CONFIG, config.applicationId() + "-" + config.instance());
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        config.instance());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
    if (config.replication() != null) {
      settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replication());
    }
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    // Consumers read a record only after its transaction ends, and the end flushes all batches.
    // Until then batches may fill, instead of one batch per partition every tenth of a second.
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
        (int) Math.min(config.commitInterval().toMillis(), MAX_LINGER_MS));
    settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MAX_BATCH_BYTES);
    settings.put(RocksMemory.SETTING, memory);
    settings.putAll(config.kafka().settings(Map.of()));
    return settings;
  }

  /** Returns the settings that affect the topology, for production and tests. */
  static Properties shape(DeadLetterHandler.Sender refusals) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "silkwire-enrich");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(GLOBAL_HANDLER, true);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    settings.put(DeadLetterHandler.SETTING, refusals);
    settings.put(
        StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ArrivalTime.SinceEpoch.class);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.Setter.class);
    return settings;
  }
}
