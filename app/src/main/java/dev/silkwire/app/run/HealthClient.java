package dev.silkwire.app.run;

import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.health.HealthReport;
import dev.silkwire.contract.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Asks running processes whether their stages work. Thread-safe: it has no mutable state. */
public final class HealthClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String PATH = "/health/ready";

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /**
   * Returns why stages of a process do not work; empty when all of them do.
   *
   * @param address of the page or of the health server, such as {@code http://localhost:8080}
   */
  public List<String> problems(URI address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(address.resolve(PATH)).timeout(TIMEOUT).build();
      byte[] body = http.send(request, BodyHandlers.ofByteArray()).body();
      return Json.mapper().readValue(body, HealthReport.class).stages().stream()
          .filter(stage -> stage.reason() != null)
          .map(stage -> "%s at %s: %s".formatted(stage.stage(), address, stage.reason()))
          .toList();
    } catch (IOException | IllegalArgumentException e) {
      return List.of("no health report from %s: %s".formatted(address, reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of("interrupted while waiting for " + address);
    }
  }

  private static String reason(Exception e) {
    return e instanceof IOException io ? IoErrors.reason(io) : String.valueOf(e.getMessage());
  }
}
