package dev.silkwire.app.backup;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.client.KafkaConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a backup to a Kafka without topics of Silkwire. Each record keeps its partition,
 * timestamp, key and headers. Not thread-safe.
 *
 * <pre>{@code
 * Restore restore = Restore.of(Path.of("/backup/monday"), out, InstantSource.system());
 * restore.into(KafkaConnection.to("localhost:9092"));
 * }</pre>
 */
public final class Restore {
  /**
   * One request at a time: a partition that has just been created may reject the first request and
   * accept the second. The first would then be out of order for ever.
   */
  private static final Map<String, Object> PRODUCER =
      Map.of(
          ProducerConfig.ACKS_CONFIG,
          "all",
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
          1,
          ProducerConfig.BATCH_SIZE_CONFIG,
          128 << 10,
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          "lz4");

  private final Path folder;
  private final Manifest manifest;
  private final CopyProgress progress;

  private Restore(Path folder, Manifest manifest, CopyProgress progress) {
    this.folder = folder;
    this.manifest = manifest;
    this.progress = progress;
  }

  /**
   * Reads the manifest and checks all files.
   *
   * @throws OperatorException when the folder holds no complete backup, or a file is damaged
   */
  public static Restore of(Path folder, PrintWriter out, InstantSource clock) throws IOException {
    Manifest manifest = Manifest.read(folder);
    for (Manifest.SavedTopic topic : manifest.topics()) {
      requireWhole(topic.file(folder), topic.sha256());
    }
    return new Restore(folder, manifest, new CopyProgress(out, clock));
  }

  private static void requireWhole(Path file, String sha256) throws IOException {
    if (!Files.exists(file)) {
      throw new OperatorException(
          ExitCode.PROBLEMS_FOUND, file + " is missing. Use another backup");
    }
    if (!Checksum.of(file).equals(sha256)) {
      throw new OperatorException(
          ExitCode.PROBLEMS_FOUND,
          file + " is damaged: its checksum differs from the manifest's. Use another backup");
    }
  }

  /**
   * Writes all topics, then the positions of enrich, and returns the number of records.
   *
   * @throws OperatorException when Kafka has topics of Silkwire or does not accept the records
   */
  public long into(KafkaConnection kafka) throws IOException {
    try (Admin admin = Admin.create(kafka.settings(Map.of()))) {
      requireNone(admin, kafka);
      createTopics(admin, kafka);
      try (var producer =
          new KafkaProducer<>(
              kafka.settings(PRODUCER), new ByteArraySerializer(), new ByteArraySerializer())) {
        for (Manifest.SavedTopic topic : manifest.topics()) {
          write(topic, producer);
        }
      }
      AdminAnswer.of(admin.alterConsumerGroupOffsets(manifest.group(), committed()).all());
    }
    return manifest.records();
  }

  private void requireNone(Admin admin, KafkaConnection kafka) {
    Set<String> existing = AdminAnswer.of(admin.listTopics().names());
    manifest.topics().stream()
        .map(Manifest.SavedTopic::name)
        .filter(existing::contains)
        .findFirst()
        .ifPresent(
            topic -> {
              throw new OperatorException(
                  ExitCode.USAGE,
                  "Kafka at %s has the topic %s already: restore into a Kafka without Silkwire's topics"
                      .formatted(kafka.bootstrap(), topic));
            });
  }

  private void createTopics(Admin admin, KafkaConnection kafka) {
    Optional<Short> replication =
        Optional.ofNullable(kafka.layout().replication()).map(Integer::shortValue);
    List<NewTopic> topics =
        manifest.topics().stream()
            .map(
                t ->
                    new NewTopic(t.name(), Optional.of(t.partitions()), replication)
                        .configs(t.settings()))
            .toList();
    AdminAnswer.of(admin.createTopics(topics).all());
  }

  private void write(Manifest.SavedTopic topic, KafkaProducer<byte[], byte[]> producer)
      throws IOException {
    progress.begin(topic.name());
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    try (RecordReader reader = new RecordReader(topic.name(), topic.file(folder))) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        var unused = producer.send(next.get(), (metadata, e) -> failure.compareAndSet(null, e));
        requireNone(failure, topic);
        progress.next();
      }
    }
    producer.flush();
    requireNone(failure, topic);
    progress.end();
  }

  private static void requireNone(
      AtomicReference<@Nullable Exception> failure, Manifest.SavedTopic topic) {
    Exception e = failure.get();
    if (e != null) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "cannot write %s: %s".formatted(topic.name(), e.getMessage()), e);
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Manifest.SavedTopic topic : manifest.topics()) {
      topic
          .committed()
          .forEach(
              (partition, records) ->
                  offsets.put(
                      new TopicPartition(topic.name(), partition), new OffsetAndMetadata(records)));
    }
    return offsets;
  }
}
