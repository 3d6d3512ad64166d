package dev.silkwire.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.app.topic.TopicCounts;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that read topics, while each topic holds records that should never be there. */
class PoisonedTopicsIT {
  @TempDir static Path folder;

  private static EmbeddedBroker broker;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void poisonEveryTopic() {
    broker = EmbeddedBroker.start(folder, 0);
    new Preparation(broker.connection(), InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z")))
        .topics();
    try (var producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Topic<?> topic : topics()) {
        for (byte[] key : keys(topic)) {
          for (byte[] value : values()) {
            producer.send(new ProducerRecord<>(topic.name(), key, value));
          }
        }
      }
    }
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  private static List<Topic<?>> topics() {
    return Topics.WITH_INTERNAL;
  }

  /** Kafka itself refuses a record without a key where the topic is compacted. */
  private static List<byte[]> keys(Topic<?> topic) {
    List<byte[]> keys =
        new ArrayList<>(List.of(bytes("k"), new byte[0], notUtf8(), bytes("\n\u0000")));
    if (topic.cleanup() == Topic.Cleanup.DELETE) {
      keys.add(null);
    }
    return keys;
  }

  private static List<byte[]> values() {
    return Arrays.asList(
        null,
        new byte[0],
        notUtf8(),
        bytes("{}"),
        bytes("null"),
        bytes("true"),
        bytes("1e999999999"),
        bytes("\"text\""),
        bytes("[1,2]"),
        bytes("{} trailing"),
        bytes("{\"id\":\"\"}"),
        bytes("{\"id\":\"k\",\"unknown\":" + "[".repeat(2000) + "]".repeat(2000) + "}"),
        bytes("[".repeat(200_000)),
        bytes("{\"id\":null,\"url\":7,\"country\":{},\"stories\":1e99}"),
        bytes("{\"country\":\"KE\",\"initiative\":\"*\",\"date\":\"2026-11-29\",\"stories\":-1}"),
        new byte[300_000]);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] notUtf8() {
    return new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3, (byte) 0x28};
  }

  static List<String> everyTopic() {
    return topics().stream().map(Topic::name).toList();
  }

  @ParameterizedTest
  @MethodSource("everyTopic")
  void tailPrintsEachRecordOfATopicAsOneLineOfJson(String topic) {
    assertThat(run("tail", topic, "--from-beginning", "--until-idle", "1")).isZero();
    assertThat(out.toString().lines()).hasSizeGreaterThan(50).allMatch(l -> l.startsWith("{"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | status",
        "0 | dead-letters list",
        "0 | dead-letters replay --all",
        "1 | dead-letters show nothing",
        "0 | feeds list",
        "0 | feeds list --ill",
        "0 | feeds export",
        "1 | feeds remove nobody",
        "0 | catalogue export",
        "0 | retag --since 30d --dry-run",
        "1 | ledger --tries 1",
      })
  void aCommandEndsCleanly(int code, String command) {
    assertThat(run(command.split(" "))).as(err.toString()).isEqualTo(code);
    assertThat(err.toString()).doesNotContain("bug").doesNotContain("\tat ");
  }

  @Test
  void statusNamesTheTopicsThatHoldUnreadableRecords() {
    run("status");
    assertThat(out.toString())
        .containsPattern("news.feed-status: \\d+ unreadable records, the first at partition \\d")
        .containsPattern("news.country-days: \\d+ unreadable records, the first at partition \\d");
  }

  @Test
  void progressCountsUnreadableRecords() {
    try (TopicCounts tally = new TopicCounts(broker.connection(), true)) {
      tally.readToEnd();
      assertThat(tally.countryDays()).isEmpty();
      assertThat(tally.summary()).endsWith(" unreadable");
    }
  }

  private int run(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--bootstrap", broker.bootstrap()));
    return Silkwire.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }
}
