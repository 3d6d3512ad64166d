package dev.silkwire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is killed between the decision to commit a transaction and its end markers. */
class StaleRegistrationIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String ID = "writer";
  private static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, 20).mapToObj(n -> new TopicPartition("news", n)).toList();

  @TempDir Path folder;

  @RepeatedTest(2)
  void aTransactionThatWasCompletedBeforeTheKillEndsAfterTheRestart() throws Exception {
    int port = Loopback.freePort();
    Process broker = BrokerMain.start(folder, port);
    try (Admin admin = admin(port)) {
      admin.createTopics(List.of(new NewTopic("news", PARTITIONS.size(), (short) 1))).all().get();
      commitOne(port);
      await().atMost(PATIENCE).until(() -> state(admin) == TransactionState.COMPLETE_COMMIT);
    } finally {
      broker.destroyForcibly().waitFor();
    }
    cutWhatCameAfterTheDecision();

    try (EmbeddedBroker again = EmbeddedBroker.start(folder, port);
        Admin admin = admin(port)) {
      assertThat(again.bootstrap()).endsWith(":" + port);
      await().atMost(PATIENCE).until(() -> state(admin) == TransactionState.COMPLETE_COMMIT);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(ends(admin, IsolationLevel.READ_COMMITTED))
                      .as("what readers of committed records reach")
                      .isEqualTo(ends(admin, IsolationLevel.READ_UNCOMMITTED)));
    }
  }

  @Test
  void aBrokerThatWasKilledBeforeItRegisteredIsNotWaitedFor() throws Exception {
    Path logs = Files.createDirectories(folder.resolve("log"));
    BrokerStorage.formatOnce(logs);
    Files.writeString(logs.resolve("recovery-point-offset-checkpoint"), "0\n0\n");
    long begin = System.nanoTime();

    StaleRegistration.fenceIfKilled(logs, Loopback.freePort());

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
  }

  private static Admin admin(int port) {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port));
  }

  private static void commitOne(int port) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + port,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                ID),
            new StringSerializer(),
            new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      PARTITIONS.forEach(p -> producer.send(new ProducerRecord<>("news", p.partition(), "", "")));
      producer.commitTransaction();
    }
  }

  /** Leaves the log as a kill right after the decision does: no end markers, no completion. */
  private void cutWhatCameAfterTheDecision() throws IOException {
    try (Stream<Path> logs = Files.walk(folder)) {
      List<Path> files =
          logs.filter(f -> f.toString().matches(".*/(news|__transaction_state)-\\d+/\\d+\\.log"))
              .toList();
      for (Path file : files) {
        cutLastBatch(file);
      }
    }
  }

  private static void cutLastBatch(Path log) throws IOException {
    try (FileRecords records = FileRecords.open(log.toFile())) {
      int last = 0;
      for (var batch : records.batches()) {
        last = batch.position();
      }
      records.truncateTo(last);
    }
  }

  private static TransactionState state(Admin admin) throws Exception {
    return admin.describeTransactions(List.of(ID)).description(ID).get().state();
  }

  private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel level)
      throws Exception {
    return admin
        .listOffsets(
            PARTITIONS.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
            new ListOffsetsOptions(level))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }
}
