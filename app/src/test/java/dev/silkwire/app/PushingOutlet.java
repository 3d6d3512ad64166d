package dev.silkwire.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** An outlet on loopback with its own WebSub hub. */
final class PushingOutlet implements AutoCloseable {
  private static final String SENTENCE =
      "<p>The ministers met for the %d time on Tuesday and agreed, after a long night of talks"
          + " about the railway, that number %d of its tunnels is to be dug next year.</p>";

  private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Subscriber> subscribers = new LinkedBlockingQueue<>();

  /** The subscribers that have confirmed their subscription. */
  record Subscriber(URI callback, String secret) {}

  private PushingOutlet() throws IOException {}

  static PushingOutlet open() throws IOException {
    PushingOutlet outlet = new PushingOutlet();
    outlet.server.createContext("/", outlet::answer);
    outlet.server.setExecutor(outlet.threads);
    outlet.server.start();
    return outlet;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Paths in the order in which they were asked for. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** Returns the next subscriber; null when there is none in time. */
  @Nullable Subscriber subscriber(int seconds) throws InterruptedException {
    return subscribers.poll(seconds, TimeUnit.SECONDS);
  }

  /** Sends a feed of one story; the answer's status. */
  int push(Subscriber to, int story, @Nullable String secret) throws Exception {
    String body = rss(story);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to.callback())
            .header("Content-Type", "application/rss+xml")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (secret != null) {
      request.header("X-Hub-Signature", "sha256=" + hmac(secret, body));
    }
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    try (exchange) {
      if (path.equals("/hub")) {
        subscribe(exchange);
      } else if (path.equals("/rss")) {
        feed(exchange);
      } else if (path.startsWith("/story-")) {
        say(exchange, "text/html", page(Integer.parseInt(path.substring(7))));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void feed(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"1\"");
    if ("\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      say(exchange, "application/rss+xml", rss(1));
    }
  }

  private void subscribe(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    exchange.sendResponseHeaders(202, -1);
    threads.execute(() -> verify(form));
  }

  private void verify(Map<String, String> form) {
    URI callback = URI.create(form.get("hub.callback"));
    String query =
        "?hub.mode=subscribe&hub.lease_seconds=864000&hub.challenge=c&hub.topic="
            + URLEncoder.encode(form.get("hub.topic"), UTF_8);
    http.sendAsync(
            HttpRequest.newBuilder(URI.create(callback + query)).build(), BodyHandlers.ofString())
        .thenAccept(
            answer -> {
              if (answer.statusCode() == 200 && answer.body().equals("c")) {
                subscribers.add(new Subscriber(callback, form.get("hub.secret")));
              }
            });
  }

  /** A story just out, which names the hub and has three entries, so that its habit is known. */
  private String rss(int story) {
    String head =
        "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>T</title>"
            + "<a:link rel='hub' href='%s'/><a:link rel='self' href='%s'/>"
                .formatted(url("/hub"), url("/rss"));
    return IntStream.range(0, 3)
        .mapToObj(
            n ->
                "<item><title>Story %d</title><link>%s</link><pubDate>%s</pubDate></item>"
                    .formatted(
                        story * 10 + n,
                        url("/story-" + (story * 10 + n)),
                        Instant.now().minusSeconds(n)))
        .collect(Collectors.joining("", head, "</channel></rss>"));
  }

  private static String page(int story) {
    return IntStream.range(0, 8)
        .mapToObj(n -> SENTENCE.formatted(story, n))
        .collect(
            Collectors.joining(
                "",
                "<html lang='en'><body><article><h1>Story " + story + "</h1>",
                "</article></body></html>"));
  }

  private static void say(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                p -> URLDecoder.decode(p[0], UTF_8), p -> URLDecoder.decode(p[1], UTF_8)));
  }

  private static String hmac(String secret, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }
}
