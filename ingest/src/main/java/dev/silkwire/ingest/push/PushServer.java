package dev.silkwire.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Where hubs reach us: their question whether a subscription was meant, and what they send. The
 * last part of the path is the feed's id. What is sent of a feed that is not ours (any more) is
 * answered 410, upon which a hub may end the subscription. Thread-safe.
 */
public final class PushServer implements AutoCloseable {
  private static final int THREADS = 4;

  private final Subscriptions subscriptions;
  private final Receiver receiver;
  private final int maxBytes;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** Takes what was sent, signed by the hub. */
  public interface Receiver {
    void pushed(String feedId, byte[] body, @Nullable String contentType);
  }

  private PushServer(
      HttpServer server, Subscriptions subscriptions, Receiver receiver, int maxBytes) {
    this.server = server;
    this.subscriptions = subscriptions;
    this.receiver = receiver;
    this.maxBytes = maxBytes;
  }

  /**
   * Listens.
   *
   * @throws UncheckedIOException when the port is not to be had
   */
  public static PushServer start(
      String bind, int port, int maxBytes, Subscriptions subscriptions, Receiver receiver) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(bind, port), 0);
      PushServer push = new PushServer(server, subscriptions, receiver, maxBytes);
      server.createContext("/", push::answer);
      server.setExecutor(push.threads);
      server.start();
      return push;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen for hubs on " + bind + ":" + port, e);
    }
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String feedId = path.substring(path.lastIndexOf('/') + 1);
      boolean question = exchange.getRequestMethod().equals("GET");
      if (!subscriptions.knows(feedId)) {
        say(exchange, question ? 404 : 410, "");
      } else if (question) {
        confirm(exchange, feedId);
      } else {
        take(exchange, feedId);
      }
    }
  }

  private void confirm(HttpExchange exchange, String feedId) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String lease = query.getOrDefault("hub.lease_seconds", "");
    boolean meant =
        subscriptions.confirm(
            feedId,
            query.get("hub.mode"),
            query.get("hub.topic"),
            Duration.ofSeconds(lease.matches("\\d{1,9}") ? Long.parseLong(lease) : 86_400));
    say(exchange, meant ? 200 : 404, meant ? query.getOrDefault("hub.challenge", "") : "");
  }

  /** What is not signed is taken without a word and dropped, as WebSub has it. */
  private void take(HttpExchange exchange, String feedId) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(maxBytes + 1);
    String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature");
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (body.length > maxBytes) {
      say(exchange, 413, "");
      return;
    }
    say(exchange, 202, "");
    if (subscriptions.isSigned(feedId, signature, body)) {
      receiver.pushed(feedId, body, type);
    }
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : (raw == null ? "" : raw).split("&")) {
      String[] named = pair.split("=", 2);
      query.put(decoded(named[0]), named.length == 1 ? "" : decoded(named[1]));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
