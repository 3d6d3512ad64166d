package dev.silkwire.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.error.StageFailure;
import dev.silkwire.sink.file.FilesConfig;
import dev.silkwire.sink.guard.AccessConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkMainTest {
  @TempDir Path folder;
  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void withoutKafkaThePageIsServedAndReportsTheProblem() throws Exception {
    try (SinkMain sink = start(config(0))) {
      assertThat(get(sink, "/")).contains("<title>Silkwire</title>");
      assertThat(get(sink, "/api/status")).contains("\"articles\":0");
      assertThat(get(sink, "/health/live")).contains("up");
      assertThat(get(sink, "/health/ready")).contains("Kafka");
      assertThat(get(sink, "/metrics")).isEqualTo("metrics here");
      assertThat(sink.failure()).isEmpty();
    }
  }

  @Test
  void theConnectionPoolsAreMeasuredUntilTheSinkIsClosed() {
    try (SinkMain sink = start(config(-1))) {
      assertThat(registry.get("hikaricp.connections.max").tag("pool", "silkwire-readers").gauge())
          .extracting(Gauge::value)
          .isEqualTo(4.0);
    }

    assertThat(registry.find("hikaricp.connections.max").meters()).isEmpty();
  }

  @Test
  void closingDoesNotWaitForKafka() {
    SinkMain sink = start(config(-1));
    assertTimeoutPreemptively(Duration.ofSeconds(30), sink::close);

    assertThat(sink.port()).isEqualTo(-1);
  }

  @Test
  void aPortInUseIsReportedWithTheRemedy() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> start(config(port)))
          .isInstanceOf(StageFailure.class)
          .hasMessageContaining("port " + port)
          .hasMessageContaining("--http");
    }
  }

  @Test
  void aFolderThatCannotBeCreatedIsReported() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    SinkConfig config = config("jdbc:sqlite:" + file.resolve("silkwire.db"), -1);

    assertThatThrownBy(() -> start(config))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aFolderForFilesThatCannotBeCreatedIsReportedWithItsSetting() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    String database = "jdbc:sqlite:" + folder.resolve("silkwire.db");
    SinkConfig config = config(database, -1, new FilesConfig(file.resolve("out").toString(), null));

    assertThatThrownBy(() -> start(config))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("sink.files.folder")
        .hasMessageContaining(file.toString());
  }

  private SinkConfig config(int http) {
    return config("jdbc:sqlite:" + folder.resolve("silkwire.db"), http);
  }

  /** No process listens on port 1. */
  private static SinkConfig config(String database, int http) {
    return config(database, http, FilesConfig.DEFAULTS);
  }

  private static SinkConfig config(String database, int http, FilesConfig files) {
    return new SinkConfig(
        KafkaConnection.to("127.0.0.1:1"),
        "1",
        "test",
        database,
        null,
        null,
        null,
        null,
        null,
        null,
        files,
        http,
        "127.0.0.1",
        AccessConfig.DEFAULTS);
  }

  private SinkMain start(SinkConfig config) {
    return SinkMain.start(config, registry, () -> "metrics here");
  }

  private static String get(SinkMain sink, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + sink.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
