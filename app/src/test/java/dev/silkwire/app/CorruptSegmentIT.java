package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.IngestMain;
import dev.silkwire.sink.SinkConfig;
import dev.silkwire.sink.SinkMain;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each stage reads a partition whose records are corrupt on the disk of the broker. */
class CorruptSegmentIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Behind the header of the first batch, so that only its checksum shows the change. */
  private static final int OFFSET_IN_RECORDS = 70;

  @TempDir static Path folder;
  private static EnrichRig rig;
  private final MeterRegistry registry = new SimpleMeterRegistry();

  @BeforeAll
  static void corruptTheFirstRecords() throws Exception {
    try (EnrichRig healthy = EnrichRig.withoutEnrich(folder)) {
      Feed feed = Feed.of("https://heron.example/feed");
      healthy.send(Topics.FEEDS, feed.id(), feed);
      healthy.publish(EnrichRig.article("canal", "Kenya digs the Heron Canal."));
    }
    for (var topic : List.of(Topics.FEEDS, Topics.RAW_ARTICLES)) {
      corrupt(topic.name());
    }
    rig = EnrichRig.withoutEnrich(folder);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static void corrupt(String topic) throws IOException {
    try (var files = Files.walk(folder.resolve("kafka"))) {
      files.filter(file -> isSegment(file, topic)).forEach(CorruptSegmentIT::corrupt);
    }
  }

  private static boolean isSegment(Path file, String topic) {
    return file.getParent().getFileName().toString().startsWith(topic + "-")
        && file.toString().endsWith(".log");
  }

  private static void corrupt(Path segment) {
    try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
      if (file.length() > OFFSET_IN_RECORDS) {
        file.seek(OFFSET_IN_RECORDS);
        int before = file.read();
        file.seek(OFFSET_IN_RECORDS);
        file.write(before + 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void ingestIsNotReadyAndNamesThePartition() {
    IngestConfig config = IngestConfig.defaults(rig.connection());
    try (IngestMain ingest = IngestMain.start(config, registry)) {
      awaitReason(() -> ingest.problem().orElse(""), Topics.FEEDS.name());
    }
  }

  @Test
  void enrichIsNotReadyAndNamesThePartition() {
    rig.start();
    awaitReason(() -> rig.problem().orElse(""), Topics.RAW_ARTICLES.name());
    rig.stop();
  }

  @Test
  void theSinkIsNotReadyAndNamesThePartition() {
    String database = "jdbc:sqlite:" + folder.resolve("sink.db");
    SinkConfig config =
        new SinkConfig(
            rig.connection(),
            null,
            null,
            database,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            0,
            null,
            null);
    try (SinkMain sink = SinkMain.start(config, registry, () -> "")) {
      awaitReason(() -> ready(sink.port()), Topics.FEEDS.name());
    }
  }

  private static String ready(int port) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/health/ready");
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static void awaitReason(Callable<String> reason, String topic) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(reason.call())
                    .contains("corrupt", topic + "-", "Restore the partition"));
  }
}
