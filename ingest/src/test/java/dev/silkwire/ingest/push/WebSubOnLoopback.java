package dev.silkwire.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.silkwire.contract.json.Json;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.WebClient;
import dev.silkwire.ingest.feed.Hub;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A hub on the loopback address, and the subscriptions and the server of ingest. */
abstract class WebSubOnLoopback {
  static final String FEED = "0123456789abcdef0123456789abcdef";
  static final String TOPIC = "https://news.example/rss?a=1&b=2";
  static final Duration PATIENCE = Duration.ofMinutes(2);
  static final PushLimits LIMITS = limits(PATIENCE);

  final BlockingQueue<Map<String, String>> requested = new LinkedBlockingQueue<>();
  final BlockingQueue<String> pushed = new LinkedBlockingQueue<>();
  final List<String> counted = new CopyOnWriteArrayList<>();
  String token = FEED;
  private final HttpClient http = HttpClient.newHttpClient();
  Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private HttpServer hub;
  WebClient web;
  Subscriptions subscriptions;
  PushServer server;

  static PushLimits limits(Duration requestTime) {
    return new PushLimits(1000, 2, 100, PATIENCE, PATIENCE, requestTime);
  }

  @BeforeEach
  void open() throws IOException {
    hub = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    hub.createContext(
        "/",
        exchange -> {
          requested.add(form(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    hub.start();
    web =
        new WebClient(
            Json.mapper()
                .convertValue(Map.of("allow", List.of("127.0.0.1/32")), IngestConfig.class),
            InstantSource.system());
    subscriptions = new Subscriptions("https://us.example/hubs/", web.fetcher(), () -> now);
    server = start(LIMITS);
  }

  PushServer start(PushLimits limits) {
    return PushServer.start(
        "127.0.0.1",
        0,
        limits,
        subscriptions,
        (feed, body, type) -> pushed.add(feed + " " + new String(body, UTF_8) + " " + type),
        result -> counted.add(result.text()));
  }

  @AfterEach
  void close() {
    server.close();
    web.close();
    hub.stop(0);
  }

  Hub hubOf(String topic) {
    return new Hub("http://127.0.0.1:" + hub.getAddress().getPort() + "/", topic);
  }

  Map<String, String> nextRequest() throws InterruptedException {
    Map<String, String> form = requested.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(form).isNotNull();
    String callback = form.get("hub.callback");
    token = callback.substring(callback.lastIndexOf('/') + 1);
    return form;
  }

  HttpResponse<String> verify(String mode, String topic, int lease) throws Exception {
    String query =
        "hub.mode=%s&hub.topic=%s&hub.challenge=challenge+1&hub.lease_seconds=%d"
            .formatted(mode, URLEncoder.encode(topic, UTF_8), lease);
    return http.send(
        HttpRequest.newBuilder(callback("?" + query)).timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> deliver(String body, @Nullable String signature) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(callback(""))
            .header("Content-Type", "application/rss+xml")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (signature != null) {
      request.header("X-Hub-Signature", signature);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI callback(String query) {
    return URI.create("http://127.0.0.1:" + server.port() + "/hubs/" + token + query);
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                p -> URLDecoder.decode(p[0], UTF_8), p -> URLDecoder.decode(p[1], UTF_8)));
  }

  static String hmac(String algorithm, String secret, String body) throws Exception {
    Mac mac = Mac.getInstance("Hmac" + algorithm);
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "Hmac" + algorithm));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }
}
