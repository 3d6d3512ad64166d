package dev.silkwire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.client.KafkaConnection;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a kill, the broker cannot recover a segment. Here its offsets go back, because its bytes
 * are there twice; an I/O error, such as a full disk, takes the same way through Kafka.
 */
class LogRecoveryIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String TOPIC = "letters";
  private static final int LETTERS = 40;

  /** Long enough that ten letters have an entry in the offset index. */
  private static final int LETTER_CHARS = 500;

  @TempDir Path folder;

  @Test
  void aSegmentThatCannotBeRecoveredIsNotDeleted() throws Exception {
    int port = Loopback.freePort();
    Process broker = BrokerMain.start(folder, port);
    try {
      write(port);
    } finally {
      broker.destroyForcibly().waitFor();
    }
    Path segment = folder.resolve("log/letters-0/00000000000000000000.log");
    byte[] bytes = Files.readAllBytes(segment);
    Files.write(segment, bytes, StandardOpenOption.APPEND);

    Process second = BrokerMain.start(folder, port);
    try {
      assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      second.destroyForcibly();
    }
    assertThat(second.exitValue()).isEqualTo(ExitCode.UNAVAILABLE.number());
    assertThat(folder.resolve("broker.log")).content().contains("letters-0", "Nothing was deleted");

    truncate(segment, bytes.length);
    try (EmbeddedBroker again = EmbeddedBroker.start(folder, port)) {
      assertThat(offsets(again.connection())).hasSize(LETTERS);
    }
  }

  private static void write(int port) throws Exception {
    KafkaConnection kafka = KafkaConnection.to("127.0.0.1:" + port);
    try (Admin admin = Admin.create(kafka.adminSettings(PATIENCE, null))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    try (var producer =
        new KafkaProducer<>(
            kafka.settings(Map.of()), new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < LETTERS; i++) {
        producer.send(new ProducerRecord<>(TOPIC, "x".repeat(LETTER_CHARS))).get();
      }
    }
  }

  private static void truncate(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private static List<Long> offsets(KafkaConnection kafka) {
    List<Long> offsets = new ArrayList<>();
    try (TopicLog log = new TopicLog(kafka)) {
      log.readAll(TOPIC, record -> offsets.add(record.offset()));
    }
    return offsets;
  }
}
