package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.contract.Topics;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages that start before Kafka does. */
class LateKafkaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Of a feed that nobody serves. */
  private static final String OPML =
      "<opml version='2.0'><body><outline text='One' type='rss' xmlUrl='http://127.0.0.1:1/rss'/>"
          + "</body></opml>";

  @TempDir Path folder;
  private int kafka;
  private int page;

  @BeforeEach
  void findPorts() throws IOException {
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket other = new ServerSocket(0)) {
      kafka = one.getLocalPort();
      page = other.getLocalPort();
    }
  }

  @Test
  void aStageWaitsForKafkaAndHasItsTopicsWhenItComes() throws Exception {
    Preparation preparation = new Preparation("127.0.0.1:" + kafka, InstantSource.system());
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(preparation::topicsOnceKafkaAnswers);

    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, kafka)) {
      waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      try (Topicwise topics = new Topicwise(broker.bootstrap())) {
        assertThat(topics.table(Topics.COUNTRY_DAYS)).isEmpty();
      }
    }
  }

  @Test
  void theSinkShowsItsPageMeanwhileAndGoesOnWhenKafkaComes() throws Exception {
    Process sink = start("sink");
    try {
      await(sink, "/health/live", 200);
      await(sink, "/health/ready", 503);
      isReadyOnceKafkaComes(sink);
    } finally {
      sink.destroyForcibly();
    }
  }

  @Test
  void theAllInOneWaitsForAKafkaOfSomebodyElse() throws Exception {
    Path feeds = Files.writeString(folder.resolve("feeds.opml"), OPML);
    Process all =
        start("run", "--feeds", feeds.toString(), "--data", folder.resolve("data").toString());
    try {
      awaitLog(all, "waiting for it");
      isReadyOnceKafkaComes(all);
    } finally {
      all.destroyForcibly();
    }
  }

  private void isReadyOnceKafkaComes(Process waiting) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), kafka)) {
      await(waiting, "/health/ready", 200);
      waiting.destroy();
      assertThat(waiting.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Process start(String verb, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.net.preferIPv4Stack=true",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.silkwire.app.Silkwire",
                verb,
                "--bootstrap",
                "127.0.0.1:" + kafka,
                "--database",
                "jdbc:sqlite:" + folder.resolve("silkwire.db"),
                "--http",
                Integer.toString(page)));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log()).start();
  }

  private File log() {
    return folder.resolve("process.log").toFile();
  }

  private void awaitLog(Process process, String words) throws Exception {
    Instant late = Instant.now().plus(PATIENCE);
    while (!Files.readString(log().toPath()).contains(words) && Instant.now().isBefore(late)) {
      assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).as(words).isFalse();
    }
  }

  private void await(Process sink, String path, int status) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page + path)).build();
    Instant late = Instant.now().plus(PATIENCE);
    int seen = 0;
    while (seen != status && sink.isAlive() && Instant.now().isBefore(late)) {
      try {
        seen = client.send(request, BodyHandlers.discarding()).statusCode();
      } catch (IOException notYet) {
        seen = 0;
      }
    }
    assertThat(seen).as(path).isEqualTo(status);
  }
}
