package dev.silkwire.app;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.EnrichConfig;
import dev.silkwire.enrich.EnrichMain;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker with the enrich stage behind it, fed by hand, which can be stopped and started. */
final class EnrichRig implements AutoCloseable {
  private static final Instant FETCHED = Instant.now().minusSeconds(60);

  private EmbeddedBroker broker;
  private Topicwise topics;
  private Producer<String, byte[]> producer;
  private EnrichMain enrich;
  private Path state;

  private EnrichRig(EmbeddedBroker broker, Path state) {
    this.state = state;
    connect(broker);
  }

  private void connect(EmbeddedBroker started) {
    broker = started;
    topics = new Topicwise(broker.bootstrap());
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** A broker alone, with the topics. */
  static EnrichRig withoutEnrich(Path folder) throws IOException {
    return withoutEnrich(folder, folder.resolve("state"));
  }

  /** The same, with local state that may have been made with another broker. */
  static EnrichRig withoutEnrich(Path folder, Path state) throws IOException {
    return new EnrichRig(broker(folder.resolve("kafka"), 0), state);
  }

  private static EmbeddedBroker broker(Path folder, int port) throws IOException {
    EmbeddedBroker broker = EmbeddedBroker.start(folder, port);
    new Preparation(broker.connection(), InstantSource.system()).topics();
    return broker;
  }

  /** Replaces the broker by one without data at the same address. */
  void renewKafka(Path folder) throws IOException {
    int port = Integer.parseInt(bootstrap().substring(bootstrap().lastIndexOf(':') + 1));
    disconnect();
    connect(broker(folder, port));
  }

  private void disconnect() {
    topics.close();
    producer.close();
    broker.close();
  }

  static EnrichRig started(Path folder) throws IOException {
    EnrichRig rig = withoutEnrich(folder);
    rig.start();
    return rig;
  }

  void start() {
    enrich =
        EnrichMain.start(
            new EnrichConfig(
                connection(),
                null,
                null,
                state,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null),
            new SimpleMeterRegistry());
  }

  void stop() {
    enrich.close();
  }

  /** Returns why enrich is not ready; empty when it is. */
  Optional<String> problem() {
    return enrich.problem();
  }

  /** Starts on a machine that knows nothing. */
  void startElsewhere() {
    state = state.resolveSibling(state.getFileName() + "-elsewhere");
    start();
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  KafkaConnection connection() {
    return broker.connection();
  }

  Topicwise topics() {
    return topics;
  }

  /** As ingest does: the articles, and a poll that accounts for them. */
  void publish(RawArticle... articles) throws Exception {
    for (RawArticle article : articles) {
      send(Topics.RAW_ARTICLES, article.id(), article);
    }
    int n = articles.length;
    var url = "https://heron.example/feed";
    send(
        Topics.POLLS,
        "feed",
        new Poll(
            "feed",
            url,
            Poll.Kind.FEED,
            FETCHED,
            1,
            "ok",
            null,
            200,
            1,
            n,
            n,
            0,
            Map.of(),
            FETCHED));
  }

  <V> void send(Topic<V> topic, String key, V value) throws Exception {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    producer
        .send(new ProducerRecord<>(topic.name(), null, FETCHED.toEpochMilli(), key, bytes))
        .get();
  }

  static RawArticle article(String id, String text) {
    return article(id, text, FETCHED);
  }

  static RawArticle article(String id, String text, Instant fetchedAt) {
    String url = "https://heron.example/" + id;
    return new RawArticle(
        id,
        url,
        url,
        new Outlet("Heron", "heron.example", null),
        "feed",
        "News of the " + id,
        text,
        List.of(),
        List.of(),
        "en",
        Published.UNKNOWN,
        null,
        fetchedAt,
        "page");
  }

  @Override
  public void close() {
    if (enrich != null) {
      enrich.close();
    }
    disconnect();
  }
}
