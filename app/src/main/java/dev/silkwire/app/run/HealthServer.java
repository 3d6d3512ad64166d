package dev.silkwire.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.health.HealthReport;
import dev.silkwire.contract.health.StageHealths;
import dev.silkwire.contract.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/**
 * The HTTP server for health and metrics of a stage that runs alone. {@code /health/live} answers
 * 503 when the process needs a restart, {@code /health/ready} also when the stage does not work at
 * present; both with a {@link HealthReport}. {@code /metrics} answers in Prometheus' text format.
 * Handles one request at a time.
 */
public final class HealthServer implements AutoCloseable {
  private final HttpServer server;

  private HealthServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @param port 0 for any free port
   * @param stages health of the stages, read at each request
   * @param metrics supplies the body of {@code /metrics}
   * @throws OperatorException when the server cannot listen on the port
   */
  public static HealthServer start(
      String bind, int port, StageHealths stages, Supplier<String> metrics) {
    HttpServer server = listen(bind, port);
    server.createContext("/health/ready", exchange -> answer(exchange, stages.ready()));
    server.createContext("/health/live", exchange -> answer(exchange, stages.live()));
    server.createContext(
        "/metrics", exchange -> answer(exchange, 200, "text/plain; version=0.0.4", metrics.get()));
    server.start();
    return new HealthServer(server);
  }

  private static HttpServer listen(String bind, int port) {
    try {
      return HttpServer.create(new InetSocketAddress(bind, port), 0);
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE,
          "cannot listen on %s:%d for health and metrics (%s); choose another --health-port"
              .formatted(bind, port, e.getMessage()));
    }
  }

  /** Returns the port that the server listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, HealthReport report) throws IOException {
    String body = Json.mapper().writeValueAsString(report);
    answer(exchange, report.httpStatus(), "application/json", body);
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
