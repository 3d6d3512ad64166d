package dev.silkwire.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.silkwire.contract.json.Json;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.WebClient;
import dev.silkwire.ingest.feed.Hub;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WebSub with a hub on the loopback address. */
class WebSubTest {
  private static final String FEED = "0123456789abcdef0123456789abcdef";
  private static final String TOPIC = "https://news.example/rss?a=1&b=2";
  private static final int SLOW = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final PushLimits LIMITS =
      new PushLimits(
          1000, 2, 100, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(1));

  private final BlockingQueue<Map<String, String>> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> pushed = new LinkedBlockingQueue<>();
  private final List<String> counted = new CopyOnWriteArrayList<>();
  private String token = FEED;
  private final HttpClient http = HttpClient.newHttpClient();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private HttpServer hub;
  private WebClient web;
  private Subscriptions subscriptions;
  private PushServer server;

  @BeforeEach
  void open() throws IOException {
    hub = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    hub.createContext(
        "/",
        exchange -> {
          asked.add(form(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
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
    server =
        PushServer.start(
            "127.0.0.1",
            0,
            LIMITS,
            subscriptions,
            (feed, body, type) -> pushed.add(feed + " " + new String(body, UTF_8) + " " + type),
            counted::add);
  }

  @AfterEach
  void close() {
    server.close();
    web.close();
    hub.stop(0);
  }

  @Test
  void aSubscriptionStartsWhenTheHubHasVerifiedIt() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    Map<String, String> form = request();

    assertThat(form)
        .containsEntry("hub.mode", "subscribe")
        .containsEntry("hub.topic", TOPIC)
        .containsEntry("hub.callback", "https://us.example/hubs/" + token);
    assertThat(token).matches("[0-9a-f]{48}").doesNotContain(FEED);
    assertThat(form.get("hub.secret")).hasSizeGreaterThan(20);
    assertThat(subscriptions.isLive(FEED)).isFalse();
    assertThat(ask("subscribe", TOPIC, 864_000).body()).isEqualTo("challenge 1");
    assertThat(subscriptions.isLive(FEED)).isTrue();
  }

  @Test
  void onlyRequestedSubscriptionsAreConfirmed() throws Exception {
    assertThat(ask("subscribe", TOPIC, 60).statusCode()).isEqualTo(404);
    subscriptions.fetched(FEED, hubOf(TOPIC));
    request();

    assertThat(ask("subscribe", "https://elsewhere.example/", 60).statusCode()).isEqualTo(404);
    assertThat(ask("unsubscribe", TOPIC, 60).statusCode()).isEqualTo(404);
    assertThat(subscriptions.isLive(FEED)).isFalse();
  }

  @Test
  void onlySignedDeliveriesAreAccepted() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    String secret = request().get("hub.secret");
    ask("subscribe", TOPIC, 864_000);

    assertThat(send("<rss/>", null).statusCode()).isEqualTo(202);
    assertThat(send("<rss/>", "sha256=" + hmac("SHA256", "guess", "<rss/>")).statusCode())
        .isEqualTo(202);
    assertThat(send("x".repeat(2000), null).statusCode()).isEqualTo(413);
    assertThat(
            send("<rss>1</rss>", "sha256=" + hmac("SHA256", secret, "<rss>1</rss>")).statusCode())
        .isEqualTo(202);
    assertThat(pushed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(FEED + " <rss>1</rss> application/rss+xml");
    assertThat(pushed).isEmpty();
  }

  @Test
  void aLeaseIsRenewedBeforeItEndsWithTheSameSecret() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    String secret = request().get("hub.secret");
    ask("subscribe", TOPIC, 864_000);

    now = now.plus(Duration.ofDays(7));
    subscriptions.fetched(FEED, hubOf(TOPIC));
    now = now.plus(Duration.ofDays(1));
    subscriptions.fetched(FEED, hubOf(TOPIC));

    assertThat(request()).containsEntry("hub.secret", secret);
    assertThat(asked).isEmpty();
    assertThat(subscriptions.isLive(FEED)).isTrue();
  }

  @Test
  void aLeaseExpiresWhenTheFeedDeclaresNoHub() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    request();
    ask("subscribe", TOPIC, 864_000);

    now = now.plus(Duration.ofDays(9));
    subscriptions.fetched(FEED, null);
    assertThat(subscriptions.of(FEED).until()).isEqualTo(now.plus(Duration.ofDays(1)));
    now = now.plus(Duration.ofDays(2));

    assertThat(subscriptions.isLive(FEED)).isFalse();
    assertThat(subscriptions.of(FEED).until()).isNull();
    assertThat(asked).isEmpty();
  }

  @Test
  void aDeniedSubscriptionIsRequestedAgainAfterADay() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    request();
    ask("subscribe", TOPIC, 864_000);

    assertThat(ask("denied", TOPIC, 0).statusCode()).isEqualTo(200);
    assertThat(subscriptions.isLive(FEED)).isFalse();
    now = now.plus(Duration.ofHours(23));
    subscriptions.fetched(FEED, hubOf(TOPIC));
    assertThat(asked).isEmpty();
    now = now.plus(Duration.ofHours(2));
    subscriptions.fetched(FEED, hubOf(TOPIC));
    assertThat(request()).containsEntry("hub.mode", "subscribe");
  }

  @Test
  void aDeliveryForALostFeedIsAnsweredWithGone() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    String secret = request().get("hub.secret");
    ask("subscribe", TOPIC, 864_000);

    subscriptions.forget(FEED);

    assertThat(send("<rss/>", "sha256=" + hmac("SHA256", secret, "<rss/>")).statusCode())
        .isEqualTo(410);
    assertThat(ask("subscribe", TOPIC, 864_000).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"sha1, SHA1", "sha384, SHA384", "SHA512, SHA512"})
  void allSignatureMethodsAreAccepted(String name, String algorithm) throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    String secret = request().get("hub.secret");

    send("<rss/>", name + "=" + hmac(algorithm, secret, "<rss/>"));

    assertThat(pushed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).contains("<rss/>");
  }

  @Test
  void aFeedWithAnotherHubIsSubscribedToThere() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    request();
    subscriptions.fetched(FEED, hubOf(TOPIC + "&c"));

    assertThat(request()).containsEntry("hub.topic", TOPIC + "&c");
  }

  @Test
  void aSlowSenderDoesNotDelayHubs() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    request();
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW; i++) {
        slow.add(beginning(post("sha256=00") + "<"));
      }

      assertThat(ask("subscribe", TOPIC, 864_000).body()).isEqualTo("challenge 1");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void withoutACallbackThereAreNoSubscriptions() {
    Subscriptions none = new Subscriptions(null, web.fetcher(), () -> now);
    none.fetched(FEED, hubOf(TOPIC));

    assertThat(none.of(FEED)).isNull();
  }

  @Test
  void aPortInUseIsReported() {
    assertThatThrownBy(
            () ->
                PushServer.start(
                    "127.0.0.1",
                    server.port(),
                    LIMITS,
                    subscriptions,
                    (feed, body, type) -> {},
                    result -> {}))
        .isInstanceOf(PushServer.PortInUse.class);
  }

  @Test
  void theTokenIsRandom() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    request();
    token = FEED;

    assertThat(send("<rss/>", "sha256=00").statusCode()).isEqualTo(404);
    assertThat(ask("subscribe", TOPIC, 60).statusCode()).isEqualTo(404);
    assertThat(counted).containsExactly("unknown");
  }

  @Test
  void anUnsignedDeliveryIsAnsweredBeforeItsBodyIsRead() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    request();
    try (Socket socket = beginning(post(null))) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 202");
      assertThat(counted).containsExactly("unsigned");
    }
  }

  @Test
  void aSecondDeliveryOfTheSameSubscriptionHasToWait() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    request();
    try (Socket first = beginning(post("sha256=00") + "<")) {
      assertThat(first.isConnected()).isTrue();
      assertThat(sendUntil(429).headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void tooManyBodiesInMemoryHaveToWait() throws Exception {
    List<Socket> bodies = new ArrayList<>();
    try {
      for (int i = 0; i < LIMITS.bodies(); i++) {
        subscriptions.fetched(FEED + i, hubOf(TOPIC + i));
        request();
        bodies.add(beginning(post("sha256=00") + "<"));
      }
      subscriptions.fetched(FEED, hubOf(TOPIC));
      request();

      assertThat(sendUntil(503).headers().firstValue("Retry-After")).isPresent();
    } finally {
      for (Socket socket : bodies) {
        socket.close();
      }
    }
  }

  @Test
  void aBodyWithoutALengthIsLimited() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    request();
    String chunk = "400\r\n" + "x".repeat(0x400) + "\r\n";
    String head = post("sha256=00").replace("Content-Length: 900", "Transfer-Encoding: chunked");
    try (Socket socket = beginning(head + chunk + "0\r\n\r\n")) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void aConnectionWithoutACompleteRequestIsClosed() throws Exception {
    try (Socket socket = beginning("GET /x HTTP/1.1\r\nHost: us\r\nX-Slow: ")) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  /** Sends requests until the one that was started before has arrived. */
  private HttpResponse<String> sendUntil(int status) throws Exception {
    long start = System.nanoTime();
    HttpResponse<String> answer = send("<rss/>", "sha256=00");
    while (answer.statusCode() != status && System.nanoTime() - start < PATIENCE.toNanos()) {
      answer = send("<rss/>", "sha256=00");
    }
    assertThat(answer.statusCode()).isEqualTo(status);
    return answer;
  }

  private String post(@Nullable String signature) {
    String signed = signature == null ? "" : "X-Hub-Signature: " + signature + "\r\n";
    return "POST /hubs/"
        + token
        + " HTTP/1.1\r\nHost: us\r\n"
        + signed
        + "Content-Length: 900\r\n\r\n";
  }

  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout((int) PATIENCE.toMillis());
    byte[] bytes = new byte[200];
    int length = socket.getInputStream().read(bytes);
    return new String(bytes, 0, Math.max(0, length), UTF_8);
  }

  private Socket beginning(String request) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }

  private Hub hubOf(String topic) {
    return new Hub("http://127.0.0.1:" + hub.getAddress().getPort() + "/", topic);
  }

  private Map<String, String> request() throws InterruptedException {
    Map<String, String> form = asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(form).isNotNull();
    String callback = form.get("hub.callback");
    token = callback.substring(callback.lastIndexOf('/') + 1);
    return form;
  }

  private HttpResponse<String> ask(String mode, String topic, int lease) throws Exception {
    String query =
        "hub.mode=%s&hub.topic=%s&hub.challenge=challenge+1&hub.lease_seconds=%d"
            .formatted(mode, URLEncoder.encode(topic, UTF_8), lease);
    return http.send(
        HttpRequest.newBuilder(callback("?" + query)).timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String body, @Nullable String signature) throws Exception {
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

  private static String hmac(String algorithm, String secret, String body) throws Exception {
    Mac mac = Mac.getInstance("Hmac" + algorithm);
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "Hmac" + algorithm));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }
}
