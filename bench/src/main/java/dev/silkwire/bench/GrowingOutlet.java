package dev.silkwire.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.silkwire.bench.text.SampleStories;
import dev.silkwire.contract.record.Feed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A site on loopback whose feed gets a given number of new stories per second. */
final class GrowingOutlet implements AutoCloseable {
  private static final int SHOWN = 60;

  private final HttpServer server;
  private final InstantSource clock;
  private final long openedAt;
  private final int everySecond;

  private GrowingOutlet(HttpServer server, InstantSource clock, int everySecond) {
    this.server = server;
    this.clock = clock;
    this.openedAt = clock.millis();
    this.everySecond = everySecond;
  }

  static GrowingOutlet open(InstantSource clock, int everySecond) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    GrowingOutlet outlet = new GrowingOutlet(server, clock, everySecond);
    server.createContext("/", outlet::answer);
    server.start();
    return outlet;
  }

  Feed feed() {
    return Feed.of("http://127.0.0.1:" + server.getAddress().getPort() + "/feed");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/feed")) {
        say(exchange, "application/rss+xml", rss());
      } else if (path.startsWith("/story/")) {
        say(exchange, "text/html", page(Integer.parseInt(path.substring("/story/".length()))));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private String rss() {
    int newest = (int) ((clock.millis() - openedAt) / 1000 * everySecond);
    StringBuilder rss = new StringBuilder("<rss version='2.0'><channel><title>Growing</title>");
    IntStream.range(Math.max(0, newest - SHOWN), newest)
        .forEach(
            n ->
                rss.append("<item><title>Story number ")
                    .append(n)
                    .append("</title><link>/story/")
                    .append(n)
                    .append("</link></item>"));
    return rss.append("</channel></rss>").toString();
  }

  /** The same page at each request. */
  private static String page(int number) {
    StringBuilder page =
        new StringBuilder("<html lang=en><title>Story number ").append(number).append("</title>");
    page.append("<body><article><h1>Story number ").append(number).append("</h1>");
    Stream.of(new SampleStories(number).text().split("\n"))
        .forEach(paragraph -> page.append("<p>").append(paragraph).append("</p>"));
    return page.append("</article></body></html>").toString();
  }

  private static void say(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
