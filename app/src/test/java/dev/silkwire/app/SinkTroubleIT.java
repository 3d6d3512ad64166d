package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.SinkConfig;
import dev.silkwire.sink.SinkMain;
import dev.silkwire.sink.store.RetentionConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink with a real Kafka and a real PostgreSQL, while one or the other part of it goes. */
class SinkTroubleIT {
  /** The polls are older than their usual retention, and more than are usually kept of a feed. */
  private static final RetentionConfig KEEP_POLLS =
      new RetentionConfig(null, null, Duration.ofDays(3_650), 10_000, null);

  private static final Duration PATIENCE = Duration.ofSeconds(240);

  /** Each of these is also carried by somebody else. */
  private static final int EVERY = 3;

  @TempDir Path folder;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private EmbeddedBroker broker;
  private EmbeddedPostgres postgres;
  private KafkaProducer<String, byte[]> producer;
  private String url;
  private int port;

  @BeforeEach
  void startKafkaAndPostgres() throws IOException {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    startPostgres();
    url = postgres.getJdbcUrl("postgres", "postgres");
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  private void startPostgres() throws IOException {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgres"))
            .setCleanDataDirectory(false)
            .setPort(port)
            .start();
  }

  @AfterEach
  void stopThem() throws IOException {
    producer.close();
    postgres.close();
    broker.close();
  }

  @Test
  void recordsOfAnOutageOfTheDatabaseAreStoredOnceAfterwards() throws Exception {
    try (SinkMain sink = SinkMain.start(config("1"), registry, () -> "")) {
      send(0, 400);
      await("the first articles", () -> number("SELECT COUNT(*) FROM articles") == 400);
      send(400, 600);
      postgres.close();
      send(600, 1_000);
      await("a lag that shows", () -> lag() >= 400);
      send(1_000, 1_200);
      await("a lag that grows", () -> lag() >= 600);
      assertThat(sink.failure()).isEmpty();

      startPostgres();

      await("all articles", () -> number("SELECT COUNT(*) FROM articles") == 1_200);
      await("no lag", () -> lag() == 0);
      assertCountedOnce(1_200);
    }
  }

  @Test
  void whenOneOfTwoInstancesIsKilledTheOtherContinuesWithCorrectTotals() throws Exception {
    try (SinkMain sink = SinkMain.start(config("1"), registry, () -> "");
        SilkwireProcess other = startAnother()) {
      await("two members with partitions", this::bothHavePartitions);
      send(0, 900);
      await("some articles", () -> number("SELECT COUNT(*) FROM articles") > 50);
      other.close();
      send(900, 1_200);

      await("all articles", () -> number("SELECT COUNT(*) FROM articles") == 1_200);
      await("all copies", () -> number("SELECT COUNT(*) FROM duplicates") == 400);
      assertThat(sink.failure()).isEmpty();
      assertCountedOnce(1_200);
    }
  }

  private SinkConfig config(String instance) {
    SinkConfig defaults = SinkConfig.DEFAULTS;
    return new SinkConfig(
        broker.connection(),
        instance,
        "sink-it",
        url,
        null,
        null,
        50,
        Duration.ofMillis(50),
        1,
        KEEP_POLLS,
        defaults.files(),
        -1,
        defaults.bind(),
        defaults.access());
  }

  private SilkwireProcess startAnother() {
    return SilkwireProcess.start(
        Path.of("target", "sink-it.log"),
        List.of("sink", "--bootstrap", broker.bootstrap(), "--database", url, "--http", "-1"),
        Map.of(
            "SILKWIRE_SINK_INSTANCE", "2",
            "SILKWIRE_SINK_GROUP", "sink-it",
            "SILKWIRE_SINK_WRITERS", "1",
            "SILKWIRE_SINK_BATCH_SIZE", "50",
            "SILKWIRE_SINK_RETENTION_POLLS", KEEP_POLLS.polls().toDays() + "d",
            "SILKWIRE_SINK_RETENTION_POLLS_PER_FEED", KEEP_POLLS.pollsPerFeed().toString()));
  }

  private boolean bothHavePartitions() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      var members = admin.describeConsumerGroups(List.of("sink-it")).all().get();
      return members.values().stream()
          .allMatch(
              g ->
                  g.members().size() == 2
                      && g.members().stream()
                          .noneMatch(m -> m.assignment().topicPartitions().isEmpty()));
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(GroupIdNotFoundException.class);
      return false;
    }
  }

  private void send(int from, int to) {
    for (int i = from; i < to; i++) {
      String id = "a" + i;
      send(Topics.ARTICLES, id, Samples.article(id));
      if (i % EVERY == 0) {
        send(Topics.DUPLICATES, "c" + i, Samples.duplicate("c" + i, id));
        send(Topics.STORIES, id, Samples.story(id, 1));
      }
      send(Topics.POLLS, "feed" + i, Samples.poll());
    }
    producer.flush();
  }

  private <V> void send(Topic<V> topic, String key, V value) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    producer.send(new ProducerRecord<>(topic.name(), key, bytes));
  }

  private double lag() {
    return registry.get("silkwire.sink.lag").tag("topic", Topics.ARTICLES.name()).gauge().value();
  }

  private void assertCountedOnce(long articles) throws Exception {
    await("all copies", () -> number("SELECT COUNT(*) FROM duplicates") == articles / EVERY);
    await("all stories", () -> number("SELECT SUM(copies) FROM stories") == articles / EVERY);
    await("all polls", () -> number("SELECT COUNT(*) FROM polls") == articles);
    assertThat(number("SELECT SUM(total) FROM poll_totals WHERE name = 'polls'"))
        .isEqualTo(articles);
    assertThat(number("SELECT COUNT(*) FROM dead_letters")).isZero();
  }

  /** 0 while the database is away. */
  private long number(String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      return found.next() ? found.getLong(1) : 0;
    } catch (SQLException e) {
      return 0;
    }
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).until(condition);
  }
}
