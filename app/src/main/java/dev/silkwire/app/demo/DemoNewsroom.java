package dev.silkwire.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.Outlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server of a few news sites on loopback. One of them has a malformed feed, and one answers
 * errors only. Stories are published while it runs, and one is corrected after it was fetched.
 * Thread-safe: mutable state is a concurrent set.
 */
public final class DemoNewsroom implements AutoCloseable {
  private static final int THREADS = 4;

  private final Newsroom newsroom = Newsroom.builtIn();
  private final Set<String> fetched = ConcurrentHashMap.newKeySet();
  private final InstantSource clock;
  private final Instant openedAt;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private DemoNewsroom(InstantSource clock) throws IOException {
    this.clock = clock;
    this.openedAt = clock.instant();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Starts the server on a free port. */
  public static DemoNewsroom open(InstantSource clock) {
    try {
      return new DemoNewsroom(clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the feeds to poll. */
  public List<Feed> feeds() {
    return newsroom.outlets().stream().map(this::feed).toList();
  }

  private Feed feed(DemoOutlet outlet) {
    String url = base(outlet) + "/feed";
    Feed.Kind kind =
        switch (outlet.form()) {
          case SITEMAP -> Feed.Kind.SITEMAP;
          case LISTING -> Feed.Kind.LISTING;
          default -> Feed.Kind.SYNDICATION;
        };
    return new Feed(
        Feed.idOf(url),
        url,
        kind,
        outlet.name(),
        new Outlet(outlet.name(), outlet.id() + ".example", outlet.country()),
        List.of("Demo"),
        null,
        null,
        kind == Feed.Kind.LISTING ? "ul.stories a" : null,
        outlet.language());
  }

  private String base(DemoOutlet outlet) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + outlet.id();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/");
      Optional<DemoOutlet> outlet = path.length == 3 ? newsroom.outlet(path[1]) : Optional.empty();
      if (outlet.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
      } else if (outlet.get().form() == DemoOutlet.Form.BROKEN) {
        exchange.sendResponseHeaders(503, -1);
      } else if (path[2].equals("feed")) {
        sendFeed(exchange, outlet.get());
      } else {
        sendStory(exchange, outlet.get(), path[2]);
      }
    }
  }

  private void sendFeed(HttpExchange exchange, DemoOutlet outlet) throws IOException {
    var document =
        new OutletFeed(outlet, base(outlet), this::published).of(publishedStories(outlet));
    send(exchange, document.body(), document.contentType());
  }

  private List<DemoStory> publishedStories(DemoOutlet outlet) {
    Duration uptime = Duration.between(openedAt, clock.instant());
    return outlet.stories().stream().filter(s -> s.after() <= uptime.toSeconds()).toList();
  }

  private void sendStory(HttpExchange exchange, DemoOutlet outlet, String page) throws IOException {
    Optional<DemoStory> story =
        publishedStories(outlet).stream().filter(s -> page.equals(s.id() + ".html")).findFirst();
    if (story.isEmpty()) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    DemoStory current = currentVersion(story.get());
    send(exchange, StoryPage.of(outlet, current, published(current)), "text/html; charset=utf-8");
  }

  private DemoStory currentVersion(DemoStory story) {
    boolean first = fetched.add(story.id());
    return story.corrected() == null || first ? story : story.withCorrection();
  }

  private Instant published(DemoStory story) {
    return story.days() == 0
        ? openedAt.plusSeconds(story.after()).truncatedTo(ChronoUnit.SECONDS)
        : openedAt.minus(story.days(), ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
  }

  /** Sends a document with an ETag, or 304 when the client has it. */
  private static void send(HttpExchange exchange, String body, String type) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String etag = '"' + ContentHash.of(bytes) + '"';
    exchange.getResponseHeaders().set("ETag", etag);
    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
