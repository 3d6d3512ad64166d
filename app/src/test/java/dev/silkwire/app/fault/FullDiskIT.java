package dev.silkwire.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.silkwire.app.broker.BrokerMain;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.client.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk is full at the moment at which the broker's time index needs another page. The index is
 * mapped into memory, so the write fails with an error that the broker takes for a failed request.
 */
class FullDiskIT {
  private static final String TOPIC = "letters";
  private static final String STOPPED = "BROKER ENDED BY ITSELF with code 3";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Each letter is long enough for an entry in the index, of which 341 fit a page. */
  private static final int LETTER_CHARS = 5_000;

  private static final int BEFORE_PAGE = 340;
  private static final int LETTERS = 346;

  @TempDir Path folder;
  private final Incidents incidents = new Incidents();
  private final List<String> acknowledged = new ArrayList<>();

  @Test
  void noAcknowledgedRecordIsLost() throws Exception {
    Ports ports = new Ports();
    String bootstrap = "127.0.0.1:" + ports.next();
    RamDisk disk = RamDisk.mount(folder.resolve("data")).orElse(null);
    assumeTrue(disk != null, "mounting a disk takes root");
    ChildProcess broker = broker(bootstrap, ports.next());
    try (disk) {
      broker.start(Duration.ZERO);
      createTopic(bootstrap);
      try (var producer = producer(bootstrap)) {
        for (int i = 0; i < LETTERS && incidents.count(STOPPED) == 0; i++) {
          send(producer, "letter " + i + " ".repeat(LETTER_CHARS));
          if (i >= BEFORE_PAGE) {
            disk.fill();
            send(producer, "note " + i);
            disk.free();
            broker.revive();
          }
        }
      }
      assertThat(incidents.count(STOPPED)).as("the index needed a page").isOne();
      broker.kill();
      broker.start(Duration.ZERO);
      assertThat(records(bootstrap)).containsAll(acknowledged);
    } finally {
      broker.kill();
    }
  }

  private ChildProcess broker(String bootstrap, int controllerPort) {
    String port = bootstrap.substring(bootstrap.lastIndexOf(':') + 1);
    List<String> arguments =
        List.of(folder.resolve("data").toString(), port, Integer.toString(controllerPort));
    Path log = folder.resolve("broker.log");
    return new ChildProcess("BROKER", log, BrokerMain.class, arguments, Map.of(), incidents);
  }

  private static void createTopic(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static KafkaProducer<String, String> producer(String bootstrap) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrap,
            "enable.idempotence", false,
            "retries", 0,
            "request.timeout.ms", 2_000,
            "delivery.timeout.ms", 3_000);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  private void send(KafkaProducer<String, String> producer, String value)
      throws InterruptedException {
    Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(TOPIC, value));
    try {
      sent.get();
      acknowledged.add(value);
    } catch (ExecutionException e) {
      incidents.add("not acknowledged: " + e.getCause());
    }
  }

  private static List<String> records(String bootstrap) {
    List<String> values = new ArrayList<>();
    try (TopicLog log = new TopicLog(KafkaConnection.to(bootstrap))) {
      await().atMost(TIMEOUT).until(() -> !log.partitions(TOPIC).isEmpty());
      log.readAll(TOPIC, record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
    }
    return values;
  }
}
