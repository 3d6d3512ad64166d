package dev.silkwire.bench;

import dev.silkwire.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** A topology that hands raw articles on as they are, exactly once: the price of Kafka itself. */
final class PassThrough implements AutoCloseable {
  private static final String TOPIC = "bench.handed-on";
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final LongAdder handedOn = new LongAdder();
  private final KafkaStreams streams;

  private PassThrough(Properties settings) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            Topics.RAW_ARTICLES.name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .peek((key, value) -> handedOn.increment())
        .to(TOPIC, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    this.streams = new KafkaStreams(builder.build(), settings);
  }

  static PassThrough start(String bootstrap, Path folder, int threads) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Topics.RAW_ARTICLES.partitions(), (short) 1)))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench-pass-through");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("pass-through").toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    PassThrough pass = new PassThrough(settings);
    pass.streams.start();
    return pass;
  }

  long handedOn() {
    return handedOn.sum();
  }

  boolean healthy() {
    return streams.state() != KafkaStreams.State.ERROR;
  }

  @Override
  public void close() {
    streams.close(CLOSE_TIMEOUT);
  }
}
