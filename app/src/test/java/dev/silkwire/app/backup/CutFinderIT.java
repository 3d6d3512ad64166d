package dev.silkwire.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.error.OperatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts of partitions with open and ended transactions. */
class CutFinderIT {
  private static final String GROUP = "silkwire-enrich";
  private static final TopicPartition SHARED = new TopicPartition("topic", 0);
  private static final TopicPartition OTHER = new TopicPartition("topic", 1);

  @TempDir Path folder;
  private EmbeddedBroker broker;
  private Admin admin;
  private KafkaProducer<byte[], byte[]> first;
  private KafkaProducer<byte[], byte[]> second;

  @BeforeEach
  void startBroker() throws Exception {
    broker = EmbeddedBroker.start(folder, 0);
    admin = Admin.create(broker.connection().settings(Map.of()));
    admin.createTopics(List.of(new NewTopic("topic", 2, (short) 1))).all().get();
    first = producer("silkwire-ingest-first");
    second = producer("silkwire-ingest-second");
  }

  private KafkaProducer<byte[], byte[]> producer(String id) {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            broker.connection().settings(Map.of("transactional.id", id)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  @AfterEach
  void stopBroker() {
    first.close(Duration.ZERO);
    second.close(Duration.ZERO);
    admin.close();
    broker.close();
  }

  @Test
  void anOpenTransactionIsLeftOutAndAnEndedOneIsComplete() throws Exception {
    begin(first, SHARED, OTHER);
    assertThat(cut().ends()).isEqualTo(Map.of(SHARED, 0L, OTHER, 0L));

    admin.alterConsumerGroupOffsets(GROUP, Map.of(SHARED, new OffsetAndMetadata(1))).all().get();
    first.commitTransaction();
    Cut cut = cut();
    assertThat(cut.ends())
        .as("a record and the end of the transaction")
        .isEqualTo(Map.of(SHARED, 2L, OTHER, 2L));
    assertThat(cut.committed()).isEqualTo(Map.of(SHARED, 1L));
  }

  @Test
  void thereIsNoCutWhileAnOpenTransactionHidesAnEndedOne() {
    begin(first, SHARED);
    begin(second, SHARED, OTHER);
    second.commitTransaction();
    InstantSource oneAttempt = clock(Duration.ofMinutes(2));
    assertThatThrownBy(() -> cut(oneAttempt))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("stop ingest");

    first.abortTransaction();
    assertThat(cut().ends()).isEqualTo(Map.of(SHARED, 4L, OTHER, 2L));
  }

  private static void begin(KafkaProducer<byte[], byte[]> producer, TopicPartition... partitions) {
    producer.beginTransaction();
    for (TopicPartition p : partitions) {
      var unused =
          producer.send(new ProducerRecord<>(p.topic(), p.partition(), new byte[1], new byte[1]));
    }
    producer.flush();
  }

  /** Returns a clock that advances by a step with each call. */
  private static InstantSource clock(Duration step) {
    Instant[] now = {Instant.EPOCH};
    return () -> now[0] = now[0].plus(step);
  }

  private Cut cut() {
    return cut(InstantSource.system());
  }

  private Cut cut(InstantSource clock) {
    return new CutFinder(admin, GROUP, clock).find(Set.of(SHARED, OTHER));
  }
}
