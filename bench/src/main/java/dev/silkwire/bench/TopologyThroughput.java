package dev.silkwire.bench;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.bench.text.WireStories;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.EnrichConfig;
import dev.silkwire.enrich.EnrichMain;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Measures the articles of 4 KB per second that the topology deduplicates, tags and counts, with
 * the broker in the same process, and those of a topology that only forwards them. The articles are
 * published first; after the warm-up the time counts until no topic has unread records. Then it
 * prints the size of each store.
 */
public final class TopologyThroughput {
  private TopologyThroughput() {}

  /**
   * Measures once and prints the figures.
   *
   * @param args number of articles, number of stream threads, number of articles for the warm-up
   *     (default: a third)
   */
  public static void main(String[] args) throws Exception {
    int articles = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    int warmUp = args.length > 2 ? Integer.parseInt(args[2]) : articles / 3;
    Path folder = Files.createTempDirectory("silkwire-bench");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
      new Preparation(broker.connection(), InstantSource.system()).topics();
      load(broker.bootstrap(), articles);
      passThrough(broker.bootstrap(), folder, articles, threads, warmUp);
      enrich(broker.bootstrap(), folder, articles, threads, warmUp);
      new StateSize(broker.bootstrap(), "bench").print(articles);
    }
    System.exit(0);
  }

  private static void load(String bootstrap, int articles) throws Exception {
    WireStories stories = new WireStories(7);
    Instant now = InstantSource.system().instant();
    try (KafkaProducer<String, RawArticle> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "zstd"),
            Topics.RAW_ARTICLES.keys().serializer(),
            Topics.RAW_ARTICLES.values().serializer())) {
      @Nullable Future<RecordMetadata> last = null;
      for (int i = 0; i < articles; i++) {
        RawArticle article = stories.article(i, now);
        var record = new ProducerRecord<>(Topics.RAW_ARTICLES.name(), article.id(), article);
        CloudEventHeaders.put(record.headers(), Topics.RAW_ARTICLES, article.id(), now, "/bench");
        last = producer.send(record);
      }
      producer.flush();
      if (last != null) {
        last.get();
      }
    }
  }

  private static void passThrough(
      String bootstrap, Path folder, int articles, int threads, int warmUp) {
    try (PassThrough pass = PassThrough.start(bootstrap, folder, threads)) {
      Stopwatch watch = new Stopwatch(warmUp, articles);
      watch.follow(pass::handedOn, pass::healthy, () -> true);
      System.out.println("handed on       " + watch.result());
    }
  }

  private static void enrich(String bootstrap, Path folder, int articles, int threads, int warmUp) {
    EnrichConfig config =
        new EnrichConfig(
            KafkaConnection.to(bootstrap),
            "bench",
            "bench",
            folder.resolve("state"),
            threads,
            Duration.ofMillis(500),
            Duration.ofDays(30),
            null,
            null,
            List.of(),
            null,
            Duration.ofMinutes(1),
            Duration.ofMinutes(5));
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    try (EnrichMain enrich = EnrichMain.start(config, metrics);
        Remaining remaining = new Remaining(bootstrap, "bench")) {
      Stopwatch watch = new Stopwatch(warmUp, articles);
      List<Counter> judged = judged(metrics);
      watch.follow(
          () -> judged.stream().mapToLong(counter -> (long) counter.count()).sum(),
          enrich::healthy,
          () -> remaining.records() == 0);
      System.out.println("judged, tagged  " + watch.result());
    }
  }

  /** Found once: looking through all meters again and again would be measured too. */
  private static List<Counter> judged(SimpleMeterRegistry metrics) {
    return Stream.of("silkwire.enrich.originals", "silkwire.enrich.copies")
        .flatMap(name -> metrics.find(name).counters().stream())
        .toList();
  }
}
