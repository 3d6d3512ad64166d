package dev.silkwire.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.silkwire.ingest.fetch.FetchResult.By;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.Gone;
import dev.silkwire.ingest.fetch.FetchResult.NotModified;
import dev.silkwire.ingest.fetch.FetchResult.RateLimited;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetcherTest {
  private static final FetchLimits LIMITS =
      new FetchLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          100,
          Duration.ofMillis(300),
          100_000,
          Duration.ofDays(3),
          3);

  private static final String TEN_MEGABYTES_OF_ZEROS = "y///P/gnAOKxQCD3/i//LDHwTwDEYRGAjiMG";

  private final MockWebServer server = new MockWebServer();
  private final Map<String, MockResponse> pages = new ConcurrentHashMap<>();
  private final HostQueue queue =
      new HostQueue(2, Duration.ofMillis(1), InstantSource.system(), Runnable::run);
  private final Fetcher fetcher =
      new Fetcher(
          LIMITS,
          new AddressGuard(List.of("127.0.0.1/32")),
          queue,
          "Silkwire/0.1 (+https://silkwire.dev/about-the-bot)",
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

  @Test
  void aPageComesWithItsValidators() {
    pages.put("/a", ok("hello").addHeader("ETag", "\"1\"").build());

    Fetched fetched = (Fetched) fetch("/a");

    assertThat(new String(fetched.body(), UTF_8)).isEqualTo("hello");
    assertThat(fetched.validators().etag()).isEqualTo("\"1\"");
    assertThat(fetched.moved()).isFalse();
  }

  @Test
  void theSecondRequestIsConditionalAndNamesUs() throws Exception {
    pages.put("/a", new MockResponse.Builder().code(304).build());

    assertThat(
            fetcher
                .fetch(FetchRequest.feed(url("/a"), new Validators("\"1\"", "yesterday")))
                .join())
        .isInstanceOf(NotModified.class);
    server.takeRequest();
    RecordedRequest asked = server.takeRequest(1, TimeUnit.SECONDS);
    assertThat(asked.getHeaders().get("If-None-Match")).isEqualTo("\"1\"");
    assertThat(asked.getHeaders().get("If-Modified-Since")).isEqualTo("yesterday");
    assertThat(asked.getHeaders().get("User-Agent")).startsWith("Silkwire/").contains("+https://");
  }

  @Test
  void robotsTxtIsAskedOnceAndObeyed() {
    pages.put("/robots.txt", ok("User-agent: silkwire\nDisallow: /private/").build());
    pages.put("/public", ok("x").build());

    assertThat(fetch("/private/a"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.by()).isEqualTo(By.ROBOTS));
    assertThat(fetch("/public")).isInstanceOf(Fetched.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void whileRobotsTxtIsBrokenNothingIsFetched() {
    pages.put("/robots.txt", new MockResponse.Builder().code(500).build());
    pages.put("/a", ok("x").build());

    assertThat(fetch("/a")).isInstanceOf(Failed.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void permanentRedirectsAreToldFromOthers() {
    pages.put("/old", redirect(301, "/new"));
    pages.put("/older", redirect(308, "/old"));
    pages.put("/away", redirect(302, "/new"));
    pages.put("/mixed", redirect(301, "/away"));
    pages.put("/new", ok("x").build());

    assertThat(((Fetched) fetch("/older")).moved()).isTrue();
    assertThat(((Fetched) fetch("/older")).url()).isEqualTo(url("/new"));
    assertThat(((Fetched) fetch("/away")).moved()).isFalse();
    assertThat(((Fetched) fetch("/mixed")).moved()).isFalse();
  }

  @Test
  void aRedirectIntoPrivateGroundEndsThere() {
    pages.put("/meta", redirect(302, "http://169.254.169.254/latest/meta-data/"));
    pages.put("/six", redirect(302, "http://[::1]:" + server.getPort() + "/a"));
    pages.put("/file", redirect(302, "file:///etc/passwd"));

    assertThat(fetch("/meta"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.by()).isEqualTo(By.ADDRESS));
    assertThat(fetch("/six")).isInstanceOf(Refused.class);
    assertThat(fetch("/file")).isInstanceOf(Failed.class);
  }

  @Test
  void aRedirectIsHeldAgainstRobotsTxtToo() {
    pages.put("/robots.txt", ok("User-agent: *\nDisallow: /private/").build());
    pages.put("/a", redirect(302, "/private/b"));

    assertThat(fetch("/a")).isInstanceOf(Refused.class);
  }

  @Test
  void aLoopOfRedirectsEnds() {
    pages.put("/loop", redirect(302, "/loop"));

    assertThat(fetch("/loop"))
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.note()).contains("more than 3 redirects"));
  }

  @Test
  void aBombIsRefusedAtItsDecompressedSize() throws IOException {
    byte[] bomb = gzip(new byte[10_000_000]);
    pages.put("/bomb", gzipped(bomb));
    pages.put("/fair", gzipped(gzip("fair".getBytes(UTF_8))));

    assertThat(fetch("/bomb"))
        .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.note()).contains("larger than"));
    assertThat(new String(((Fetched) fetch("/fair")).body(), UTF_8)).isEqualTo("fair");
  }

  @Test
  void brotliAndZstdAreOfferedReadAndHeldToTheSameLimit() throws Exception {
    pages.put("/br", encoded("br", Base64.getDecoder().decode("iwGAZmFpcgM=")));
    pages.put("/br-bomb", encoded("br", Base64.getDecoder().decode(TEN_MEGABYTES_OF_ZEROS)));
    pages.put("/zstd", encoded("zstd", Zstd.compress("fair".getBytes(UTF_8))));
    pages.put("/zstd-bomb", encoded("zstd", Zstd.compress(new byte[10_000_000])));
    pages.put("/zstd-cut", encoded("zstd", Arrays.copyOf(Zstd.compress(new byte[9_000]), 12)));

    assertThat(new String(((Fetched) fetch("/br")).body(), UTF_8)).isEqualTo("fair");
    assertThat(new String(((Fetched) fetch("/zstd")).body(), UTF_8)).isEqualTo("fair");
    for (String bomb : List.of("/br-bomb", "/zstd-bomb")) {
      assertThat(fetch(bomb))
          .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.note()).contains("larger than"));
    }
    assertThat(fetch("/zstd-cut")).isInstanceOf(Failed.class);
    assertThat(server.takeRequest().getHeaders().get("Accept-Encoding"))
        .isEqualTo("gzip, deflate, br, zstd");
  }

  @Test
  void zstdThatWantsAHugeWindowIsRefused() {
    byte[] window = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xa0, 1, 0, 0};
    pages.put("/window", encoded("zstd", window));

    assertThat(fetch("/window")).isInstanceOf(Failed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes 0-4/5 | true",
        "bytes 0-4/6 | false",
        "bytes 3-4/5 | false",
        "bytes 0-4/* | false",
        "         | false",
      })
  void aPartIsTakenWhenItIsTheWhole(@Nullable String range, boolean taken) {
    MockResponse.Builder part = ok("whole").code(206);
    pages.put(
        "/part", range == null ? part.build() : part.addHeader("Content-Range", range).build());

    assertThat(fetch("/part") instanceof Fetched).isEqualTo(taken);
  }

  @Test
  void aHostThatLimitsSeveralAddressesIsLeftAloneAltogether() {
    pages.put("/a", status(429).addHeader("Retry-After", "3600").build());
    pages.put("/b", status(429).addHeader("Retry-After", "60").build());
    pages.put("/c", ok("c").build());

    assertThat(((RateLimited) fetch("/a")).retryAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(fetch("/c")).isInstanceOf(Fetched.class);
    fetch("/a");
    fetch("/b");
    int asked = server.getRequestCount();
    assertThat(((RateLimited) fetch("/c")).retryAfter()).isGreaterThan(Duration.ofMinutes(59));
    assertThat(server.getRequestCount()).isEqualTo(asked);
  }

  @Test
  void whileRobotsTxtIsLimitedTheHostIsWaitedFor() {
    pages.put("/robots.txt", status(503).addHeader("Retry-After", "600").build());

    assertThat(((RateLimited) fetch("/a")).retryAfter()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void whatIsNoLongerWantedIsNotAskedFor() {
    pages.put("/a", ok("a").build());
    FetchRequest request = FetchRequest.page(url("/a"), Validators.NONE);

    assertThat(fetcher.fetch(request, () -> false).join()).isInstanceOf(Failed.class);
    assertThat(server.getRequestCount()).isOne(); // robots.txt
  }

  @Test
  void whatIsSaidOfTheEncodingMayBeWrongEitherWay() throws IOException {
    pages.put("/plain", ok("plain").addHeader("Content-Encoding", "gzip").build());
    pages.put(
        "/silent",
        new MockResponse.Builder().body(new Buffer().write(gzip("x".getBytes(UTF_8)))).build());
    pages.put("/odd", ok("???").addHeader("Content-Encoding", "rot13").build());

    assertThat(new String(((Fetched) fetch("/plain")).body(), UTF_8)).isEqualTo("plain");
    assertThat(new String(((Fetched) fetch("/silent")).body(), UTF_8)).isEqualTo("x");
    assertThat(fetch("/odd")).isInstanceOf(Failed.class);
  }

  @Test
  void anAnswerThatOnlyDripsIsCut() {
    pages.put("/drip", ok("x".repeat(5000)).throttleBody(1, 50, TimeUnit.MILLISECONDS).build());

    assertThat(fetch("/drip"))
        .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.note()).contains("drips"));
  }

  @Test
  void patienceIsAskedForInTwoForms() {
    pages.put("/slow", status(429).addHeader("Retry-After", "30").build());
    pages.put(
        "/down", status(503).addHeader("Retry-After", "Sun, 22 Nov 2099 10:00:00 GMT").build());
    pages.put("/busy", status(429).build());
    pages.put("/broken", status(503).build());
    pages.put("/well", ok("x").build());

    assertThat(((RateLimited) fetch("/slow")).retryAfter()).isEqualTo(Duration.ofSeconds(30));
    fetch("/well");
    assertThat(((RateLimited) fetch("/down")).retryAfter()).isEqualTo(Duration.ofDays(3));
    fetch("/well");
    assertThat(((RateLimited) fetch("/busy")).retryAfter()).isNull();
    fetch("/well");
    assertThat(fetch("/broken")).isInstanceOf(Failed.class);
  }

  @Test
  void wallsAreNamed() {
    pages.put("/pay", status(402).build());
    pages.put("/wall", status(403).addHeader("cf-mitigated", "challenge").build());

    assertThat(((Refused) fetch("/pay")).note()).contains("paywall");
    assertThat(((Refused) fetch("/wall")).note()).contains("Cloudflare");
  }

  @Test
  void goneIsGone() {
    pages.put("/gone", status(410).build());

    assertThat(fetch("/gone")).isInstanceOf(Gone.class);
  }

  @Test
  void whatIsNoAddressOfTheWebIsNotAskedFor() {
    for (String url :
        new String[] {"file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)"}) {
      assertThat(fetcher.fetch(FetchRequest.page(url, Validators.NONE)).join())
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void aHostWhereNobodyAnswersIsNamed() {
    String nobody = "http://127.0.0.1:1/feed";

    assertThat(fetcher.fetch(FetchRequest.feed(nobody, Validators.NONE)).join())
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.note()).isEqualTo("no connection to 127.0.0.1:1"));
  }

  private FetchResult fetch(String path) {
    return fetcher.fetch(FetchRequest.page(url(path), Validators.NONE)).join();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getPort() + path;
  }

  private static MockResponse.Builder ok(String body) {
    return new MockResponse.Builder().body(body);
  }

  private static MockResponse.Builder status(int code) {
    return new MockResponse.Builder().code(code);
  }

  private static MockResponse redirect(int code, String to) {
    return status(code).addHeader("Location", to).build();
  }

  private static MockResponse gzipped(byte[] bytes) {
    return encoded("gzip", bytes);
  }

  private static MockResponse encoded(String encoding, byte[] bytes) {
    return new MockResponse.Builder()
        .body(new Buffer().write(bytes))
        .addHeader("Content-Encoding", encoding)
        .build();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
