package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageHealthTest {
  private final AtomicBoolean healthy = new AtomicBoolean(true);
  private final StageHealth health =
      StageHealth.start("127.0.0.1", 0, healthy::get, () -> "silkwire_polls_total 3\n");

  @AfterEach
  void close() {
    health.close();
  }

  @Test
  void aStageThatHasGivenUpIsDown() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    healthy.set(false);

    HttpResponse<String> down = get("/health/ready");
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body()).contains("given up");
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
            () -> StageHealth.start("127.0.0.1", health.port(), healthy::get, () -> "").close())
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("127.0.0.1:" + health.port())
        .hasMessageContaining("--health-port");
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + health.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
