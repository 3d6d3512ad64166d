package dev.silkwire.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.health.HealthReport;
import dev.silkwire.contract.health.StageHealths;
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

class HealthServerTest {
  private Optional<String> failure = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private final HealthServer health =
      HealthServer.start("127.0.0.1", 0, stages(), () -> "silkwire_polls_total 3\n");

  @AfterEach
  void close() {
    health.close();
  }

  @Test
  void aStageThatWorksIsLiveAndReady() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").body())
        .isEqualTo("{\"status\":\"up\",\"stages\":[{\"stage\":\"enrich\",\"status\":\"up\"}]}");
  }

  @Test
  void aStageWithAProblemIsLiveAndNotReady() throws Exception {
    problem = Optional.of("Kafka \"k:1\" has not answered");

    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(Json.mapper().readTree(ready.body()).get("reason").asText())
        .isEqualTo("enrich: Kafka \"k:1\" has not answered");
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
            () -> HealthServer.start("127.0.0.1", health.port(), stages(), () -> "").close())
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("127.0.0.1:" + health.port())
        .hasMessageContaining("--health-port");
  }

  @Test
  void aStageThatHasNotStartedIsLiveAndNotReady() throws Exception {
    StageHealths starting = new StageHealths(List.of("ingest"));

    assertThat(starting.live().httpStatus()).isEqualTo(200);
    assertThat(starting.ready().reason()).isEqualTo("ingest: the stage is starting");
  }

  @Test
  void aProblemOfADependencyIsTheReasonOfEveryStage() {
    StageHealths stages = new StageHealths(List.of("ingest", "sink"));
    stages.put("ingest", Optional::empty, () -> Optional.of("batches wait"));
    stages.dependOn(Optional::empty, () -> Optional.of("Kafka has not answered"));

    assertThat(stages.ready().stages())
        .extracting(HealthReport.Stage::reason)
        .containsExactly("Kafka has not answered", "Kafka has not answered");
    assertThat(stages.live().status()).isEqualTo("up");
  }

  private StageHealths stages() {
    StageHealths stages = new StageHealths(List.of("enrich"));
    stages.put("enrich", () -> failure, () -> problem);
    return stages;
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + health.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
