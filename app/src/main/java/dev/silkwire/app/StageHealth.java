package dev.silkwire.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Health and metrics of a stage that runs alone: {@code /health/live} and {@code /health/ready}
 * answer 200 or 503, {@code /metrics} what Prometheus reads. It answers one at a time.
 */
public final class StageHealth implements AutoCloseable {
  private static final String UP = "{\"status\":\"up\"}";
  private static final String DOWN =
      "{\"status\":\"down\",\"reason\":\"the stage has given up: see its log\"}";

  private final HttpServer server;

  private StageHealth(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @param healthy whether the stage still does its work
   * @param metrics the text of {@code /metrics}
   * @throws Trouble when nobody can listen there
   */
  public static StageHealth start(
      String bind, int port, BooleanSupplier healthy, Supplier<String> metrics) {
    HttpServer server = listen(bind, port);
    server.createContext("/health/", exchange -> health(exchange, healthy.getAsBoolean()));
    server.createContext(
        "/metrics", exchange -> answer(exchange, 200, "text/plain; version=0.0.4", metrics.get()));
    server.start();
    return new StageHealth(server);
  }

  private static HttpServer listen(String bind, int port) {
    try {
      return HttpServer.create(new InetSocketAddress(bind, port), 0);
    } catch (IOException e) {
      throw new Trouble(
          ExitCode.UNAVAILABLE,
          "cannot listen on %s:%d for health and metrics (%s); choose another --health-port"
              .formatted(bind, port, e.getMessage()));
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void health(HttpExchange exchange, boolean healthy) throws IOException {
    answer(exchange, healthy ? 200 : 503, "application/json", healthy ? UP : DOWN);
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
