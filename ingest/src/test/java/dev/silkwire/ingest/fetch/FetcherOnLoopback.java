package dev.silkwire.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server on the loopback address and a fetcher that may access it. */
abstract class FetcherOnLoopback {
  private static final FetchLimits LIMITS =
      new FetchLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          100,
          Duration.ofMillis(300),
          100_000,
          1 << 20,
          Duration.ofDays(3),
          3);

  final MockWebServer server = new MockWebServer();
  final Map<String, MockResponse> pages = new ConcurrentHashMap<>();
  final List<String> exchanges = new CopyOnWriteArrayList<>();
  final HostQueue queue =
      new HostQueue(2, Duration.ofMillis(1), InstantSource.system(), Runnable::run);
  final Fetcher fetcher =
      new Fetcher(
          LIMITS,
          new AddressGuard(List.of("127.0.0.1/32")),
          queue,
          "Silkwire/0.1 (+https://silkwire.dev/about-the-bot)",
          (purpose, status, duration) -> exchanges.add(purpose + " " + status),
          InstantSource.system());

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return pages.getOrDefault(
                request.getUrl().encodedPath(), new MockResponse.Builder().code(404).build());
          }
        });
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() {
    fetcher.close();
    queue.close();
    server.close();
  }

  FetchResult fetch(String path) {
    return fetcher.fetch(FetchRequest.page(url(path), Validators.NONE)).join();
  }

  static MockResponse.Builder ok(String body) {
    return new MockResponse.Builder().body(body);
  }

  static MockResponse.Builder status(int code) {
    return new MockResponse.Builder().code(code);
  }

  static MockResponse redirect(int code, String to) {
    return status(code).addHeader("Location", to).build();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getPort() + path;
  }
}
