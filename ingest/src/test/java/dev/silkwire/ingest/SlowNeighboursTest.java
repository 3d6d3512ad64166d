package dev.silkwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.poll.FeedFetchResult;
import dev.silkwire.ingest.poll.FeedFetcher;
import dev.silkwire.ingest.poll.PollOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Polls feeds of slow, endless and decompression-bomb responses beside normal feeds. */
class SlowNeighboursTest {
  private static final int OF_EACH = 4;
  private static final int WELL = 24;
  private static final byte[] RSS =
      "<rss><channel><item><title>A</title><link>/a</link></item></channel></rss>".getBytes(UTF_8);

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final WebClient web =
      new WebClient(
          Json.mapper().convertValue(Map.of("allow", List.of("127.0.8.0/24")), IngestConfig.class),
          InstantSource.system());
  private final FeedFetcher asking =
      new FeedFetcher(web.fetcher(), new FeedParser(new DateReader()));

  /** How a server responds to a request for its feed. */
  private interface Manner {
    void answer(OutputStream out) throws IOException;
  }

  @AfterEach
  void close() {
    over.countDown();
    web.close();
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  @Test
  void aSlowServerDoesNotDelayOtherFeeds() throws IOException {
    byte[] bomb = bomb();
    List<CompletableFuture<FeedFetchResult>> dripping = new ArrayList<>();
    List<CompletableFuture<FeedFetchResult>> ill = new ArrayList<>();
    for (int i = 0; i < OF_EACH; i++) {
      dripping.add(ask(serve(null, this::drip)));
      ill.add(ask(serve(null, this::endless)));
      ill.add(ask(serve("gzip", out -> out.write(bomb))));
    }
    List<String> well = new ArrayList<>();
    for (int i = 0; i < WELL; i++) {
      well.add(serve(null, out -> out.write(RSS)));
    }
    List<FeedFetchResult> answers =
        well.stream().map(this::ask).toList().stream().map(CompletableFuture::join).toList();

    assertThat(answers).allMatch(a -> a.code() == PollOutcome.Code.OK);
    // A feed that had waited for one of these would have waited until its timeout.
    assertThat(dripping).noneMatch(CompletableFuture::isDone);
    over.countDown();
    ill.addAll(dripping);
    assertThat(ill.stream().map(CompletableFuture::join)).noneMatch(a -> a.code().isSuccess());
  }

  private CompletableFuture<FeedFetchResult> ask(String url) {
    return asking.fetch(Feed.of(url), null);
  }

  private String serve(@Nullable String encoding, Manner manner) throws IOException {
    InetAddress address = InetAddress.getByName("127.0.8." + (servers.size() + 1));
    HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    String url =
        "http://" + address.getHostAddress() + ":" + server.getAddress().getPort() + "/rss";
    server.createContext("/", exchange -> answer(exchange, encoding, manner));
    server.setExecutor(threads);
    server.start();
    servers.add(server);
    return url;
  }

  private void answer(HttpExchange exchange, @Nullable String encoding, Manner manner)
      throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/rss")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      if (encoding != null) {
        exchange.getResponseHeaders().set("Content-Encoding", encoding);
      }
      exchange.sendResponseHeaders(200, 0);
      manner.answer(exchange.getResponseBody());
    }
  }

  private void drip(OutputStream out) throws IOException {
    try {
      while (!over.await(50, TimeUnit.MILLISECONDS)) {
        out.write('x');
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endless(OutputStream out) throws IOException {
    byte[] items = "<item><title>again</title></item>".repeat(1000).getBytes(UTF_8);
    while (over.getCount() > 0) {
      out.write(items);
    }
  }

  private static byte[] bomb() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 50; i++) {
        out.write(new byte[1 << 20]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
