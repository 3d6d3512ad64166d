package dev.silkwire.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The limits of the server, which is open to everybody. */
class PushServerLimitsTest extends WebSubOnLoopback {
  private static final int SLOW = 20;

  @Test
  void aSlowSenderDoesNotDelayHubs() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    nextRequest();
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW; i++) {
        slow.add(connect(post("sha256=00") + "<"));
      }

      assertThat(verify("subscribe", TOPIC, 864_000).body()).isEqualTo("challenge 1");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void anUnsignedDeliveryIsAnsweredBeforeItsBodyIsRead() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    nextRequest();
    try (Socket socket = connect(post(null))) {
      assertThat(response(socket)).startsWith("HTTP/1.1 202");
      assertThat(counted).containsExactly("unsigned");
    }
  }

  @Test
  void aSecondDeliveryOfTheSameSubscriptionHasToWait() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    nextRequest();
    try (Socket first = connectAndWaitForReading()) {
      assertRetryLater(429, deliver("<rss/>", "sha256=00"));
      assertThat(first.isClosed()).isFalse();
    }
  }

  @Test
  void tooManyBodiesInMemoryHaveToWait() throws Exception {
    List<Socket> bodies = new ArrayList<>();
    try {
      for (int i = 0; i < LIMITS.bodies(); i++) {
        subscriptions.fetched(FEED + i, hubOf(TOPIC + i));
        nextRequest();
        bodies.add(connectAndWaitForReading());
      }
      subscriptions.fetched(FEED, hubOf(TOPIC));
      nextRequest();

      assertRetryLater(503, deliver("<rss/>", "sha256=00"));
    } finally {
      for (Socket socket : bodies) {
        socket.close();
      }
    }
  }

  @Test
  void aBodyWithoutALengthIsLimited() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    nextRequest();
    String chunk = "400\r\n" + "x".repeat(0x400) + "\r\n";
    String head = post("sha256=00").replace("Content-Length: 900", "Transfer-Encoding: chunked");
    try (Socket socket = connect(head + chunk + "0\r\n\r\n")) {
      assertThat(response(socket)).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void aConnectionWithoutACompleteRequestIsClosed() throws Exception {
    try (PushServer hasty = start(limits(Duration.ofSeconds(1)));
        Socket socket = connect(hasty, "GET /x HTTP/1.1\r\nHost: us\r\nX-Slow: ")) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
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

  private static void assertRetryLater(int status, HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }

  /** Starts a delivery and returns when the server reads its body, which never comes. */
  private Socket connectAndWaitForReading() throws IOException {
    String head = post("sha256=00").replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
    Socket socket = connect(head);
    assertThat(response(socket)).startsWith("HTTP/1.1 100");
    return socket;
  }

  private String post(@Nullable String signature) {
    String signed = signature == null ? "" : "X-Hub-Signature: " + signature + "\r\n";
    return "POST /hubs/"
        + token
        + " HTTP/1.1\r\nHost: us\r\n"
        + signed
        + "Content-Length: 900\r\n\r\n";
  }

  private static String response(Socket socket) throws IOException {
    socket.setSoTimeout((int) PATIENCE.toMillis());
    byte[] bytes = new byte[200];
    int length = socket.getInputStream().read(bytes);
    return new String(bytes, 0, Math.max(0, length), UTF_8);
  }

  private Socket connect(String request) throws IOException {
    return connect(server, request);
  }

  private static Socket connect(PushServer server, String request) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }
}
