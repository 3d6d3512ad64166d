package dev.silkwire.bench.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.silkwire.bench.text.WireStories;
import dev.silkwire.contract.record.Feed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Web sites on addresses of 127.1.0.0/16, each with a feed of its newest pages. Page {@code n} is
 * published by outlet {@code n} modulo the number of outlets. Thread-safe: only the number of
 * published pages changes.
 */
final class Outlets implements AutoCloseable {
  private static final int WINDOW = 200;

  private final int outlets;
  private final List<String> texts;
  private final AtomicInteger published;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param initial number of pages that exist at first
   * @param most number of pages that can exist
   */
  Outlets(int outlets, int initial, int most) throws IOException {
    WireStories stories = new WireStories(1);
    this.outlets = outlets;
    this.texts = IntStream.range(0, most).mapToObj(i -> stories.text()).toList();
    this.published = new AtomicInteger(initial);
    this.server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 1024);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  List<Feed> feeds() {
    return IntStream.range(0, outlets).mapToObj(o -> Feed.of(site(o) + "/feed/" + o)).toList();
  }

  int published() {
    return published.get();
  }

  /** Publishes pages from now on. */
  void grow(int perSecond) {
    var unused =
        clock.scheduleAtFixedRate(
            () -> published.updateAndGet(n -> Math.min(n + 1, texts.size())),
            0,
            1_000_000L / perSecond,
            TimeUnit.MICROSECONDS);
  }

  /** Publishes no more. */
  void rest() {
    clock.shutdownNow();
  }

  private String site(int outlet) {
    return "http://127.1.%d.%d:%d"
        .formatted(outlet / 250, 1 + outlet % 250, server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/");
      if (path.length == 3 && path[1].equals("feed")) {
        feed(Integer.parseInt(path[2]), exchange);
      } else if (path.length == 3 && path[1].equals("page")) {
        send(exchange, "text/html", page(Integer.parseInt(path[2])));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void feed(int outlet, HttpExchange exchange) throws IOException {
    int newest = published.get() - 1;
    newest -= Math.floorMod(newest - outlet, outlets);
    String etag = "\"" + newest + "\"";
    exchange.getResponseHeaders().set("ETag", etag);
    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      send(exchange, "application/rss+xml", rss(newest));
    }
  }

  private String rss(int newest) {
    return IntStream.iterate(newest, n -> n >= 0, n -> n - outlets)
        .limit(WINDOW)
        .mapToObj(
            n -> "<item><title>Story number %d</title><link>/page/%d</link></item>".formatted(n, n))
        .collect(
            Collectors.joining(
                "", "<rss version='2.0'><channel><title>Outlet</title>", "</channel></rss>"));
  }

  private String page(int number) {
    String head = "<html lang=en><title>Story number %d</title><body><article><h1>Story number %d";
    return texts
        .get(number)
        .lines()
        .map(paragraph -> "<p>" + paragraph + "</p>")
        .collect(
            Collectors.joining(
                "", head.formatted(number, number) + "</h1>", "</article></body></html>"));
  }

  private static void send(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    rest();
    server.stop(0);
    threads.shutdownNow();
  }
}
