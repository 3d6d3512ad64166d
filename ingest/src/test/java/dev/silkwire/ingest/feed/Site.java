package dev.silkwire.ingest.feed;

import dev.silkwire.contract.json.Json;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.WebClient;
import dev.silkwire.ingest.fetch.Fetcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server on the loopback address and a client that may access it. Unknown paths get a 404. */
public final class Site implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final Map<String, MockResponse> pages = new ConcurrentHashMap<>();
  private final List<String> requested = new CopyOnWriteArrayList<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final WebClient web =
      new WebClient(
          Json.mapper()
              .convertValue(
                  Map.of("allow", List.of("127.0.0.1/32"), "pause", "PT0.001S"),
                  IngestConfig.class),
          InstantSource.system());

  public static Site open() {
    Site site = new Site();
    site.server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return site.respond(request.getUrl().encodedPath());
          }
        });
    try {
      site.server.start(InetAddress.getByName("127.0.0.1"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return site;
  }

  public void page(String path, MockResponse answer) {
    pages.put(path, answer);
  }

  public void page(String path, String body) {
    page(path, new MockResponse.Builder().body(body).build());
  }

  /** Lets requests for a path wait until the latch is released or the site is closed. */
  public void hold(String path, CountDownLatch latch) {
    held.put(path, latch);
  }

  /** Returns the paths that were requested, in order. */
  public List<String> requested() {
    return List.copyOf(requested);
  }

  public Fetcher fetcher() {
    return web.fetcher();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getPort() + path;
  }

  /** Returns the number of requests, including those for robots.txt. */
  public int requests() {
    return server.getRequestCount();
  }

  @Override
  public void close() {
    held.values().forEach(CountDownLatch::countDown);
    web.close();
    server.close();
  }

  private MockResponse respond(String path) throws InterruptedException {
    requested.add(path);
    CountDownLatch latch = held.get(path);
    if (latch != null) {
      latch.await();
    }
    MockResponse page = pages.get(path);
    return page == null ? new MockResponse.Builder().code(404).build() : page;
  }
}
