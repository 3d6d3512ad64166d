package dev.silkwire.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.silkwire.contract.record.Feed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Outlets on loopback, each on its own address, that log the requests for their feeds. */
final class LoggedOutlets implements AutoCloseable {
  private static final String SENTENCE =
      "<p>The ministers of outlet %d met for the %d time on Tuesday and agreed, after a long night"
          + " of talks about the railway, that number %d of its tunnels is to be dug next year.</p>";

  private final List<HttpServer> servers = new ArrayList<>();
  private final List<Asked> log = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile int stories;

  /** A request for a feed: which, by whom, when it came, and the validator it brought. */
  record Asked(int feed, String by, Instant at, @Nullable String ifNoneMatch) {}

  static LoggedOutlets open(int count, int stories) throws IOException {
    LoggedOutlets outlets = new LoggedOutlets();
    outlets.stories = stories;
    for (int i = 0; i < count; i++) {
      InetAddress address = InetAddress.getByName("127.0.7." + (i + 1));
      HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
      int feed = i;
      server.createContext("/", exchange -> outlets.answer(feed, exchange));
      server.setExecutor(outlets.threads);
      server.start();
      outlets.servers.add(server);
    }
    return outlets;
  }

  List<Feed> feeds() {
    return IntStream.range(0, servers.size()).mapToObj(i -> Feed.of(site(i) + "/rss")).toList();
  }

  /** How many stories each outlet has from now on. */
  void stories(int count) {
    stories = count;
  }

  /** Waits until the log meets a condition; returns whether it did in time. */
  synchronized boolean await(Predicate<List<Asked>> wanted, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!wanted.test(List.copyOf(log))) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized List<Asked> log() {
    return List.copyOf(log);
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private String site(int feed) {
    InetSocketAddress address = servers.get(feed).getAddress();
    return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  private void answer(int feed, HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/rss")) {
        feed(feed, exchange);
      } else if (path.startsWith("/story-")) {
        say(exchange, 200, "text/html", page(feed, Integer.parseInt(path.substring(7))));
      } else {
        say(exchange, 404, "text/plain", "no");
      }
    }
  }

  private void feed(int feed, HttpExchange exchange) throws IOException {
    String held = exchange.getRequestHeaders().getFirst("If-None-Match");
    String by = exchange.getRequestHeaders().getFirst("User-Agent");
    synchronized (this) {
      log.add(new Asked(feed, by, Instant.now(), held));
      notifyAll();
    }
    String etag = "\"" + stories + "\"";
    exchange.getResponseHeaders().set("ETag", etag);
    if (etag.equals(held)) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      say(exchange, 200, "application/rss+xml", rss(feed));
    }
  }

  private String rss(int feed) {
    StringBuilder rss = new StringBuilder("<rss version='2.0'><channel><title>T</title>");
    for (int n = 1; n <= stories; n++) {
      rss.append("<item><title>Story %d of outlet %d</title>".formatted(n, feed))
          .append("<link>%s/story-%d</link></item>".formatted(site(feed), n));
    }
    return rss.append("</channel></rss>").toString();
  }

  private static String page(int feed, int n) {
    StringBuilder page = new StringBuilder("<html lang='en'><body><article>");
    page.append("<h1>Story %d of outlet %d</h1>".formatted(n, feed));
    IntStream.range(0, 8).forEach(i -> page.append(SENTENCE.formatted(feed, n, i)));
    return page.append("</article></body></html>").toString();
  }

  private static void say(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
