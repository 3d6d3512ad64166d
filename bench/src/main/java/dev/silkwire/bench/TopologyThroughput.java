package dev.silkwire.bench;

import dev.silkwire.app.Preparation;
import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.topic.Tally;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.EnrichConfig;
import dev.silkwire.enrich.EnrichMain;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How many articles of 4 KB a second does the topology judge, tag and add up, with the broker in
 * the same process? Articles are loaded first; the time counts from the start of the topology to
 * the last verdict.
 */
public final class TopologyThroughput {
  private TopologyThroughput() {}

  /**
   * Measures once and prints the figures.
   *
   * @param args number of articles, number of stream threads
   */
  public static void main(String[] args) throws Exception {
    int articles = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    Path folder = Files.createTempDirectory("silkwire-bench");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
      new Preparation(broker.bootstrap(), InstantSource.system()).topics();
      load(broker.bootstrap(), articles);
      measure(broker.bootstrap(), folder, articles, threads);
    }
    System.exit(0);
  }

  private static void load(String bootstrap, int articles) throws Exception {
    SampleStories stories = new SampleStories(7);
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
        last =
            producer.send(new ProducerRecord<>(Topics.RAW_ARTICLES.name(), article.id(), article));
      }
      producer.flush();
      if (last != null) {
        last.get();
      }
    }
  }

  private static void measure(String bootstrap, Path folder, int articles, int threads) {
    EnrichConfig config =
        new EnrichConfig(
            bootstrap,
            "bench",
            "bench",
            folder.resolve("state"),
            threads,
            Duration.ofMillis(500),
            Duration.ofDays(30),
            null,
            null);
    Instant begun = InstantSource.system().instant();
    try (EnrichMain enrich = EnrichMain.start(config, new SimpleMeterRegistry());
        Tally tally = new Tally(bootstrap, true)) {
      Instant first = begun;
      while (judged(tally) < articles && enrich.healthy()) {
        tally.update();
        first = judged(tally) == 0 ? InstantSource.system().instant() : first;
      }
      Instant end = InstantSource.system().instant();
      report("from the start of the topology", articles, Duration.between(begun, end));
      report("from its first result", articles, Duration.between(first, end));
      System.out.println(tally.summary());
    }
  }

  private static long judged(Tally tally) {
    return tally.records(Topics.ARTICLES) + tally.records(Topics.DUPLICATES);
  }

  private static void report(String what, int articles, Duration took) {
    System.out.printf(
        "%s: %d articles in %.1f s = %.0f a second%n",
        what, articles, took.toMillis() / 1000.0, articles * 1000.0 / took.toMillis());
  }
}
