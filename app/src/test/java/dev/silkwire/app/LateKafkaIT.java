package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.broker.Loopback;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages that start before Kafka does. */
class LateKafkaIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(240);

  /** The URL of a feed without a server. */
  private static final String OPML =
      "<opml version='2.0'><body><outline text='One' type='rss' xmlUrl='http://127.0.0.1:1/rss'/>"
          + "</body></opml>";

  @TempDir Path folder;
  private final int kafka = Loopback.freePort();
  private final int page = Loopback.freePort();

  @Test
  void aStageWaitsForKafkaAndThenCreatesItsTopics() throws Exception {
    Preparation preparation =
        new Preparation(KafkaConnection.to("127.0.0.1:" + kafka), InstantSource.system());
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(preparation::topicsOnceKafkaAnswers);

    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, kafka)) {
      waiting.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      try (Topicwise topics = new Topicwise(broker.bootstrap())) {
        assertThat(topics.table(Topics.COUNTRY_DAYS)).isEmpty();
      }
    }
  }

  @Test
  void theSinkServesItsPageWithoutKafkaAndIsReadyWhenKafkaIsAvailable() throws Exception {
    try (SilkwireProcess sink = start("sink")) {
      awaitStatus("/health/live", 200);
      awaitStatus("/health/ready", 503);
      becomesReadyWithKafka(sink);
    }
  }

  @Test
  void theAllInOneWaitsForAnExternalKafka() throws Exception {
    Path feeds = Files.writeString(folder.resolve("feeds.opml"), OPML);
    try (SilkwireProcess run =
        start("run", "--feeds", feeds.toString(), "--data", folder.resolve("data").toString())) {
      run.awaitOutput("waiting for it");
      becomesReadyWithKafka(run);
    }
  }

  private void becomesReadyWithKafka(SilkwireProcess process) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), kafka)) {
      awaitStatus("/health/ready", 200);
      process.stop();
    }
  }

  private SilkwireProcess start(String command, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--bootstrap",
                "127.0.0.1:" + kafka,
                "--database",
                "jdbc:sqlite:" + folder.resolve("silkwire.db"),
                "--http",
                Integer.toString(page)));
    arguments.addAll(List.of(options));
    return SilkwireProcess.start(folder.resolve("process.log"), arguments);
  }

  private void awaitStatus(String path, int status) {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page + path)).build();
    await(path)
        .atMost(TIMEOUT)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> client.send(request, BodyHandlers.discarding()).statusCode() == status);
  }
}
