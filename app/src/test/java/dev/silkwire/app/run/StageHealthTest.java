package dev.silkwire.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageHealthTest {
  private Optional<String> failure = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private final StageHealth health =
      StageHealth.start(
          "127.0.0.1",
          0,
          new Health(() -> failure, () -> problem),
          () -> "silkwire_polls_total 3\n");

  @AfterEach
  void close() {
    health.close();
  }

  @Test
  void aStageThatWorksIsLiveAndReady() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").body()).isEqualTo("{\"status\":\"up\"}");
  }

  @Test
  void aStageWithAProblemIsLiveAndNotReady() throws Exception {
    problem = Optional.of("Kafka \"k:1\" has not answered");

    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(Json.mapper().readTree(ready.body()).get("reason").asText())
        .isEqualTo("Kafka \"k:1\" has not answered");
  }

  @Test
  void aStageThatHasFailedIsNeitherLiveNorReady() throws Exception {
    failure = Optional.of("the enrich stage has stopped");

    for (String path : List.of("/health/live", "/health/ready")) {
      HttpResponse<String> down = get(path);
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body()).contains("the enrich stage has stopped");
    }
  }

  @Test
  void metricsAreWhatPrometheusReads() throws Exception {
    HttpResponse<String> metrics = get("/metrics");

    assertThat(metrics.body()).isEqualTo("silkwire_polls_total 3\n");
    assertThat(metrics.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
  }

  @Test
  void aPortInUseIsNamed() {
    assertThatThrownBy(
            () -> StageHealth.start("127.0.0.1", health.port(), Health.GOOD, () -> "").close())
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("127.0.0.1:" + health.port())
        .hasMessageContaining("--health-port");
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + health.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
