package dev.silkwire.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.silkwire.app.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The process with everything that {@link FeedPolling} polls: a broker, and one web server that
 * serves a feed on each address 127.x.y.z. It records how late each poll arrives.
 */
public final class SimulatedFeeds {
  private static final int ENTRIES = 30;
  private static final int CHANGES_EVERY = 10;

  private final long interval;
  private final long[] dueAt;
  private final int[] polls;
  private final long[] lateness = new long[2_000_000];
  private int count;

  private SimulatedFeeds(int feeds, long interval) {
    this.interval = interval;
    this.dueAt = new long[feeds];
    this.polls = new int[feeds];
  }

  /**
   * Serves until standard input ends; prints where, then nothing.
   *
   * @param args number of feeds, milliseconds between two polls of one
   */
  public static void main(String[] args) throws IOException {
    SimulatedFeeds feeds = new SimulatedFeeds(Integer.parseInt(args[0]), Long.parseLong(args[1]));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(Files.createTempDirectory("silkwire-feeds"), 0)) {
      HttpServer server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 4096);
      server.createContext("/", feeds::answer);
      server.setExecutor(threads);
      server.start();
      System.out.println(broker.bootstrap() + " " + server.getAddress().getPort());
      System.in.readAllBytes();
      server.stop(0);
    } finally {
      threads.shutdownNow();
    }
  }

  /** What an entry of a feed is called. */
  static String title(int feed, int entry) {
    return "story " + entry + " of outlet " + feed;
  }

  static String etag(int changes) {
    return "\"" + changes + "\"";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/");
      if (path[1].equals("feed")) {
        feed(Integer.parseInt(path[2]), exchange);
      } else if (path[1].equals("begin")) {
        begin(Long.parseLong(path[2]));
        say(exchange, 200, "ok");
      } else if (path[1].equals("figures")) {
        say(exchange, 200, figures());
      } else {
        say(exchange, 404, "no");
      }
    }
  }

  private void feed(int feed, HttpExchange exchange) throws IOException {
    int changes = polled(feed) / CHANGES_EVERY;
    exchange.getResponseHeaders().set("ETag", etag(changes));
    if (etag(changes).equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      say(exchange, 200, rss(feed, changes));
    }
  }

  private synchronized int polled(int feed) {
    long now = System.currentTimeMillis();
    lateness[count++ % lateness.length] = Math.max(0, now - dueAt[feed]);
    dueAt[feed] = now + interval;
    return polls[feed]++ + feed % CHANGES_EVERY; // a tenth of them change at each round
  }

  private synchronized void begin(long at) {
    for (int i = 0; i < dueAt.length; i++) {
      dueAt[i] = at + interval * i / dueAt.length;
    }
    count = 0;
  }

  private synchronized String figures() {
    long[] sorted = Arrays.copyOf(lateness, Math.min(count, lateness.length));
    Arrays.sort(sorted);
    return sorted.length == 0
        ? "0"
        : "%d polls, late by ms: p50 %d, p99 %d, most %d"
            .formatted(
                count,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.99)],
                sorted[sorted.length - 1]);
  }

  private static String rss(int feed, int changes) {
    StringBuilder rss = new StringBuilder("<rss version='2.0'><channel><title>O</title>");
    rss.append("<lastBuildDate>").append(changes).append("</lastBuildDate>");
    for (int i = 0; i < ENTRIES; i++) {
      rss.append("<item><title>").append(title(feed, i)).append("</title><link>/story/");
      rss.append(feed).append('/').append(i).append("</link></item>");
    }
    return rss.append("</channel></rss>").toString();
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
