package dev.silkwire.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.app.topic.FeedPartitions;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.IngestMain;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries that were being processed when an earlier process was killed. */
class SuspectedPageIT {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path folder;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private EmbeddedBroker broker;
  private Topicwise topics;
  private HttpServer site;

  @BeforeEach
  void open() throws IOException {
    broker = EmbeddedBroker.start(folder, 0);
    topics = new Topicwise(broker.bootstrap());
    site = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.9.1"), 0), 0);
    site.createContext("/", this::answer);
    site.start();
  }

  @AfterEach
  void close() {
    site.stop(0);
    topics.close();
    broker.close();
  }

  @Test
  void anEntryIsRetriedAfterOneCrashAndSkippedAfterTwo() {
    Feed feed = Feed.of(url("feed"));
    Preparation preparation = new Preparation(broker.connection(), InstantSource.system());
    preparation.topics();
    leave(feed, status(feed, entry("once", 1), entry("twice", 2)));
    preparation.feeds(List.of(feed));

    try (IngestMain ingest = IngestMain.start(config(), new SimpleMeterRegistry())) {
      topics.await(Topics.FEED_STATUS, table -> results(table.get(feed.id())).size() == 3);
      assertThat(ingest.healthy()).isTrue();
    }

    assertThat(results(topics.table(Topics.FEED_STATUS).get(feed.id())))
        .isEqualTo(
            Map.of(url("new"), "published", url("once"), "published", url("twice"), "reader-died"));
    assertThat(topics.table(Topics.RAW_ARTICLES)).hasSize(2);
    assertThat(asked).contains("/new", "/once").doesNotContain("/twice");
  }

  /** The results of the entries whose readings have ended. */
  private static Map<String, String> results(FeedStatus status) {
    return status.entries().stream()
        .filter(e -> e.attempts() == null)
        .collect(toMap(KnownEntry::url, KnownEntry::result));
  }

  private void leave(Feed feed, FeedStatus status) {
    int partition = partition(feed);
    Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrap());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      String topic = Topics.FEED_STATUS.name();
      byte[] json = Topics.FEED_STATUS.values().serializer().serialize(topic, status);
      producer.send(new ProducerRecord<>(topic, partition, status.feedId(), json));
    }
  }

  private int partition(Feed feed) {
    try (TopicLog log = new TopicLog(broker.connection())) {
      return FeedPartitions.read(log).of(feed);
    }
  }

  private IngestConfig config() {
    return Json.mapper()
        .convertValue(
            Map.of("kafka", broker.connection(), "allow", List.of("127.0.9.0/24"), "pause", "PT0S"),
            IngestConfig.class);
  }

  private KnownEntry entry(String name, int attempts) {
    return KnownEntry.builder(
            ContentHash.of(url(name)), url(name), ContentHash.of(name, "", ""), "reading", NOW, 0)
        .attempts(attempts)
        .build();
  }

  private static FeedStatus status(Feed feed, KnownEntry... entries) {
    return FeedStatus.builder(feed.id(), feed.url(), NOW)
        .httpStatus(200)
        .lastPoll(NOW)
        .interval(300)
        .entries(List.of(entries))
        .build();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    byte[] body = (path.equals("/feed") ? feed() : page(path)).getBytes(UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", path.equals("/feed") ? "application/rss+xml" : "text/html");
    exchange.sendResponseHeaders(path.equals("/robots.txt") ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String feed() {
    return "<rss><channel>" + item("new") + item("once") + item("twice") + "</channel></rss>";
  }

  private String item(String name) {
    return "<item><title>%s</title><link>%s</link></item>".formatted(name, url(name));
  }

  private static String page(String path) {
    String sentence = "The ministers of " + path + " agreed on Tuesday to dig another tunnel. ";
    return "<html><body><article><h1>Story</h1><p>%s</p></article></body></html>"
        .formatted(sentence.repeat(8));
  }

  private String url(String path) {
    return "http://127.0.9.1:" + site.getAddress().getPort() + "/" + path;
  }
}
