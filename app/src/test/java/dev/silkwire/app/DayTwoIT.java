package dev.silkwire.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.demo.DemoNewsroom;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.feedlist.Opml;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands for a running installation, against one broker and one pipeline. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DayTwoIT {
  /** The commands that are tested here; {@link EveryCommandIT} tests the others. */
  static final Set<String> COMMANDS =
      Set.of("dead-letters list", "dead-letters show", "dead-letters replay", "reset sink");

  private static final Duration TIMEOUT = Duration.ofMinutes(4);

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static DemoNewsroom newsroom;
  private static Topicwise topics;
  private static SilkwireProcess run;

  private final StringWriter output = new StringWriter();

  @BeforeAll
  static void startPipeline() throws IOException {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    new Preparation(broker.connection(), InstantSource.system()).topics();
    newsroom = DemoNewsroom.open(InstantSource.system());
    topics = new Topicwise(broker.bootstrap());
    Path feeds = Files.writeString(folder.resolve("feeds.opml"), Opml.write(newsroom.feeds()));
    run =
        process(
            "run",
            "--feeds",
            feeds.toString(),
            "--every",
            "2s",
            "--allow",
            "127.0.0.0/8",
            "--http",
            "0");
    topics.await(Topics.MENTIONS, mentions -> !mentions.isEmpty());
  }

  @AfterAll
  static void stopPipeline() {
    run.close();
    topics.close();
    newsroom.close();
    broker.close();
  }

  @Test
  @Order(1)
  void aReplayedRawArticleIsProcessedAgainAndIsNotReplayedTwice() {
    String id = publish(Topics.RAW_ARTICLES, "a1", "no article");
    awaitLetters(1);

    assertThat(silkwire("dead-letters", "list", "--jsonl")).isZero();
    assertThat(output.toString()).contains("\"id\":\"" + id + "\"", "\"valueBytes\":10");
    assertThat(silkwire("dead-letters", "list", "--reason", "no such reason")).isZero();
    assertThat(output.toString()).isEmpty();
    assertThat(silkwire("dead-letters", "show", id)).isZero();
    assertThat(output.toString()).contains("still in its topic", "no article");

    assertThat(silkwire("dead-letters", "replay", id)).as(output::toString).isZero();
    assertThat(output.toString()).contains("replayed  " + id, "1 replayed, 0 refused");
    awaitLetters(2);
    assertThat(silkwire("dead-letters", "replay", id)).isEqualTo(1);
    assertThat(output.toString()).contains("a newer record of its key");
  }

  @Test
  @Order(2)
  void aRecordThatTheSinkRejectedIsReadAgainByAReset() {
    String id = publish(Topics.ARTICLES, "a2", "no article");
    awaitLetters(3);

    assertThat(silkwire("dead-letters", "replay", id)).isEqualTo(1);
    assertThat(output.toString()).contains("silkwire reset sink --topic news.articles --yes");
    assertThat(silkwire("dead-letters", "show", "news.articles-9@9")).isEqualTo(1);
    assertThat(silkwire("dead-letters", "replay")).isEqualTo(2);
  }

  @Test
  @Order(3)
  void aFeedThatIsAddedToTheFeedsFileIsPolled() throws IOException {
    List<Feed> feeds = new ArrayList<>(newsroom.feeds());
    feeds.add(Feed.of("http://127.0.0.1:1/rss"));
    Files.writeString(folder.resolve("feeds.opml"), Opml.write(feeds));
    topics.await(Topics.FEED_STATUS, states -> states.size() == feeds.size());
  }

  @Test
  @Order(4)
  void aResetMakesTheSinkReadAllRecordsAgainAndCountsNothingTwice() throws Exception {
    assertThat(reset("--to-beginning", "--yes")).isEqualTo(3);
    assertThat(output.toString()).contains("silkwire-sink-");
    run.stop();
    awaitReset();
    assertThat(output.toString()).contains("Nothing was changed");
    long before = sum("articles");

    assertThat(reset("--to", "2000-01-01T00:00:00Z", "--topic", "news.articles", "--yes"))
        .as(output::toString)
        .isZero();
    assertThat(sum("articles")).isLessThan(before);
    assertThat(sum("polls")).isPositive();
    assertThat(reset("--to-beginning", "--yes")).as(output::toString).isZero();
    assertThat(sum("polls")).isZero();

    update("DELETE FROM articles");
    update("DELETE FROM polls");
    long polls = topics.count(Topics.POLLS);
    int articles = topics.table(Topics.ARTICLES).size();
    run = process("sink", "--http", "0");
    await("polls").atMost(TIMEOUT).until(() -> query("SELECT COUNT(*) FROM polls") == polls);
    await("articles")
        .atMost(TIMEOUT)
        .until(() -> query("SELECT COUNT(*) FROM articles") == articles);
    assertThat(query("SELECT SUM(total) FROM poll_totals WHERE name = 'polls'")).isEqualTo(polls);
  }

  /** Waits until Kafka has forgotten the members of the stopped sink; changes nothing. */
  private void awaitReset() {
    await("empty group").atMost(TIMEOUT).until(() -> reset("--to-beginning") == 0);
  }

  private static void awaitLetters(int number) {
    await("dead letters")
        .pollInSameThread()
        .atMost(TIMEOUT)
        .until(() -> topics.count(Topics.DEAD_LETTERS) == number);
  }

  /** Publishes a record and returns its id as a dead letter. */
  private static String publish(Topic<?> topic, String key, String value) {
    try (var producer =
        new KafkaProducer<>(
            broker.connection().settings(Map.of()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return producer
          .send(new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value.getBytes(UTF_8)))
          .get()
          .toString();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private int reset(String... options) {
    List<String> all = new ArrayList<>(List.of("reset", "sink", "--data", data()));
    all.addAll(List.of(options));
    return silkwire(all.toArray(String[]::new));
  }

  private int silkwire(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap", broker.bootstrap()));
    output.getBuffer().setLength(0);
    PrintWriter writer = new PrintWriter(output);
    return Silkwire.commandLine().setOut(writer).setErr(writer).execute(all.toArray(String[]::new));
  }

  private static long sum(String topic) throws SQLException {
    return query("SELECT SUM(next_offset) FROM sink_offsets WHERE topic = 'news." + topic + "'");
  }

  private static long query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }

  private static void update(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + Path.of(data(), "silkwire.db"));
  }

  private static String data() {
    return folder.resolve("data").toString();
  }

  private static SilkwireProcess process(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data(), "--bootstrap", broker.bootstrap()));
    return SilkwireProcess.start(folder.resolve(arguments[0] + ".log"), all);
  }
}
