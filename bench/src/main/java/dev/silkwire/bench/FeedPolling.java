package dev.silkwire.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.app.run.Preparation;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.IngestMain;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How many feeds can one process poll, how late, in how much memory? Each feed has a host of its
 * own and 30 entries that are known; nine polls of ten find nothing changed, the tenth brings the
 * document. Broker and web server are a process of their own on the same machine.
 */
public final class FeedPolling {
  private static final int ENTRIES = 30;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private FeedPolling() {}

  /**
   * Measures once and prints the figures.
   *
   * @param args number of feeds, seconds between two polls of one, seconds to measure
   */
  public static void main(String[] args) throws Exception {
    int feeds = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int interval = args.length > 1 ? Integer.parseInt(args[1]) : 900;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 120;
    Process world = world(feeds, interval);
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(world.getInputStream(), UTF_8))) {
      String[] where = said.readLine().split(" ");
      measure(where[0], Integer.parseInt(where[1]), feeds, interval, seconds);
    } finally {
      world.destroyForcibly();
    }
  }

  private static void measure(String bootstrap, int port, int feeds, int interval, int seconds)
      throws Exception {
    Preparation preparation =
        new Preparation(KafkaConnection.to(bootstrap), InstantSource.system());
    preparation.topics();
    Instant begin = Instant.now().plusSeconds(30 + feeds / 500);
    load(bootstrap, port, feeds, interval, begin);
    System.out.printf(
        "%d feeds loaded, %s to the start%n", feeds, Duration.between(Instant.now(), begin));
    ask(port, "/begin/" + begin.toEpochMilli());
    try (IngestMain ingest =
        IngestMain.start(config(bootstrap, interval), new SimpleMeterRegistry())) {
      TimeUnit.MILLISECONDS.sleep(Duration.between(Instant.now(), begin).toMillis());
      long cpu = cpuNanos();
      for (int left = seconds; left > 0; left -= 30) {
        TimeUnit.SECONDS.sleep(Math.min(30, left));
        System.out.println(ask(port, "/figures"));
      }
      System.out.printf("cpu of ingest: %.2f cores%n", (cpuNanos() - cpu) / 1e9 / seconds);
      System.gc();
      System.out.printf(
          "heap after collection %d MB of %d MB, threads %d, healthy %s%n",
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
          Runtime.getRuntime().maxMemory() >> 20,
          ManagementFactory.getThreadMXBean().getThreadCount(),
          ingest.healthy());
    }
  }

  private static IngestConfig config(String bootstrap, int interval) {
    return Json.mapper()
        .convertValue(
            Map.of(
                "kafka",
                KafkaConnection.to(bootstrap),
                "every",
                Duration.ofSeconds(interval).toString(),
                "allow",
                List.of("127.0.0.0/8")),
            IngestConfig.class);
  }

  /** The feeds and their states, as they stand after days of polling. */
  private static void load(String bootstrap, int port, int feeds, int interval, Instant begin) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "compression.type", "zstd", "linger.ms", 50);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < feeds; i++) {
        Feed feed = Feed.of(site(i, port) + "/feed/" + i);
        Instant due = begin.plusMillis(1000L * interval * i / feeds);
        send(producer, Topics.FEED_STATUS, feed.id(), status(feed, i, port, interval, due));
        send(producer, Topics.FEEDS, feed.id(), feed);
      }
    }
  }

  private static <V> void send(
      KafkaProducer<String, byte[]> producer, Topic<V> topic, String key, V value) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    var unused = producer.send(new ProducerRecord<>(topic.name(), key, bytes));
  }

  private static FeedStatus status(Feed feed, int i, int port, int interval, Instant due) {
    List<KnownEntry> entries = new ArrayList<>();
    for (int e = 0; e < ENTRIES; e++) {
      entries.add(entry(i, port, e, due));
    }
    return FeedStatus.builder(feed.id(), feed.url(), due)
        .outcome("not-modified")
        .httpStatus(304)
        .lastPoll(due.minusSeconds(interval))
        .interval(interval)
        .etag(SimulatedFeeds.etag(0))
        .bodyHash(ContentHash.of(feed.url()))
        .lastNewArticle(due.minusSeconds(interval))
        .entries(entries)
        .build();
  }

  private static KnownEntry entry(int feed, int port, int n, Instant now) {
    String url = site(feed, port) + "/story/" + feed + "/" + n;
    return KnownEntry.builder(
            ContentHash.of(url),
            url,
            ContentHash.of(SimulatedFeeds.title(feed, n), "", ""),
            "published",
            now.minus(Duration.ofHours(n)),
            4)
        .etag("\"" + ContentHash.of("etag", url).substring(0, 12) + "\"")
        .lastModified("Sun, 22 Nov 2026 09:00:00 GMT")
        .textHash(ContentHash.of("text", url))
        .build();
  }

  /** Returns the URL of a feed; each feed has its own host. */
  private static String site(int feed, int port) {
    return "http://127.%d.%d.%d:%d".formatted(1 + (feed >> 16), feed >> 8 & 255, feed & 255, port);
  }

  private static String ask(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Process world(int feeds, int interval) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-cp",
            System.getProperty("java.class.path"),
            SimulatedFeeds.class.getName(),
            Integer.toString(feeds),
            Long.toString(interval * 1000L))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
