package dev.silkwire.app.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.Outlet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A newsroom of three outlets on loopback that publishes numbered stories at a steady rate. Some
 * are reprinted at another outlet, and some read differently from their second reading on.
 */
final class Ticker implements AutoCloseable {
  static final int OUTLETS = 3;

  /** A feed shows this many of an outlet's newest pages. */
  private static final int WINDOW = 600;

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(OUTLETS * 2);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger newest = new AtomicInteger();
  private final Set<Integer> read = ConcurrentHashMap.newKeySet();

  Ticker() throws IOException {
    for (int outlet = 0; outlet < OUTLETS; outlet++) {
      int of = outlet;
      var server = HttpServer.create(new InetSocketAddress("127.0.0." + (2 + outlet), 0), 0);
      server.createContext("/", exchange -> answer(of, exchange));
      server.setExecutor(threads);
      server.start();
      servers.add(server);
    }
  }

  /** Publishes stories from now on. */
  void run(int perSecond) {
    clock.scheduleAtFixedRate(
        newest::incrementAndGet, 0, 1_000_000L / perSecond, TimeUnit.MICROSECONDS);
  }

  /** Stops publishing; published stories are kept. */
  void rest() {
    clock.shutdownNow();
  }

  List<Feed> feeds() {
    return IntStream.range(0, OUTLETS).mapToObj(this::feed).toList();
  }

  private Feed feed(int outlet) {
    String url = base(outlet) + "/feed";
    return new Feed(
        Feed.idOf(url),
        url,
        Feed.Kind.SYNDICATION,
        "Outlet " + outlet,
        new Outlet("Outlet " + outlet, "outlet" + outlet + ".example", null),
        List.of(),
        null,
        null,
        null,
        "en");
  }

  private String base(int outlet) {
    InetSocketAddress address = servers.get(outlet).getAddress();
    return "http://%s:%d".formatted(address.getHostString(), address.getPort());
  }

  /** The address of every page published so far, by its story. */
  List<NumberedStory> published() {
    return IntStream.range(0, OUTLETS).boxed().flatMap(o -> pages(o, newest.get())).toList();
  }

  /** The address of a page. */
  String url(NumberedStory page) {
    return base(page.outlet()) + page.path();
  }

  private static Stream<NumberedStory> pages(int outlet, int newest) {
    return IntStream.rangeClosed(1, newest)
        .boxed()
        .flatMap(n -> NumberedStory.pages(n, newest))
        .filter(p -> p.outlet() == outlet);
  }

  private void answer(int outlet, HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      List<NumberedStory> pages = pages(outlet, newest.get()).toList();
      if (path.equals("/feed")) {
        send(exchange, "application/rss+xml", rss(outlet, pages));
        return;
      }
      var page = pages.stream().filter(p -> p.path().equals(path)).findFirst();
      if (page.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        send(exchange, "text/html; charset=utf-8", page.get().html(!read.add(page.get().number())));
      }
    }
  }

  private String rss(int outlet, List<NumberedStory> pages) {
    return pages.subList(Math.max(0, pages.size() - WINDOW), pages.size()).stream()
        .map(p -> "<item><title>%s</title><link>%s</link></item>".formatted(p.title(), url(p)))
        .collect(
            Collectors.joining(
                "\n",
                "<rss version=\"2.0\"><channel><title>Outlet %d</title><link>%s/</link>"
                    .formatted(outlet, base(outlet)),
                "</channel></rss>"));
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    rest();
    servers.forEach(s -> s.stop(0));
    threads.shutdownNow();
  }
}
