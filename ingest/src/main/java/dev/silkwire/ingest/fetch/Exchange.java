package dev.silkwire.ingest.fetch;

import dev.silkwire.ingest.fetch.AddressGuard.RefusedAddress;
import dev.silkwire.ingest.fetch.FetchResult.By;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.Gone;
import dev.silkwire.ingest.fetch.FetchResult.NotModified;
import dev.silkwire.ingest.fetch.FetchResult.RateLimited;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One request and its answer, within limits; redirects are reported, not followed. Thread-safe. */
final class Exchange implements AutoCloseable {
  /** What one request led to: an end, or another address. */
  sealed interface Answer {
    /**
     * The fetch ends here.
     *
     * @param share of the memory for all bodies; closed when the body has been read
     */
    record End(FetchResult result, BodyBudget.@Nullable Share share) implements Answer {
      /** An end without a body. */
      End(FetchResult result) {
        this(result, null);
      }
    }

    /** It goes on there. */
    record Onward(String location, boolean permanent) implements Answer {}

    /** Gives back the memory that its body took. */
    default void release() {
      if (this instanceof End end && end.share() != null) {
        end.share().close();
      }
    }
  }

  /** OkHttp looks at each idle connection of a pool at each request: few in each, by host. */
  private static final int POOLS = 16;

  private static final int IDLE_CONNECTIONS = 16;

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> PERMANENT = Set.of(301, 308);
  private static final Pattern RANGE =
      Pattern.compile("\\s*bytes\\s+0-(\\d{1,18})/(\\d{1,18})\\s*");

  private final List<OkHttpClient> clients;
  private final FetchLimits limits;
  private final String userAgent;
  private final InstantSource clock;
  private final AddressGuard guard;
  private final BodyBudget bodies;

  Exchange(FetchLimits limits, AddressGuard guard, String userAgent, InstantSource clock) {
    this.limits = limits;
    this.guard = guard;
    this.bodies = new BodyBudget(limits.bodyMemory(), limits.callTimeout().toMillis() / 2);
    this.userAgent = userAgent;
    this.clock = clock;
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dns(guard.dns())
            .proxy(Proxy.NO_PROXY)
            .cookieJar(CookieJar.NO_COOKIES)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(limits.connectTimeout())
            .readTimeout(limits.readTimeout())
            .callTimeout(limits.callTimeout())
            .addNetworkInterceptor(chain -> guarded(guard, chain))
            .build();
    this.clients =
        Stream.generate(() -> new ConnectionPool(IDLE_CONNECTIONS, 30, TimeUnit.SECONDS))
            .limit(POOLS)
            .map(pool -> client.newBuilder().connectionPool(pool).build())
            .toList();
  }

  /**
   * @param cut a body above {@code max} is cut instead of refused
   */
  Answer send(HttpUrl url, FetchRequest request, int max, boolean cut) {
    try {
      guard.check(url);
      return sendTo(url, request, max, cut);
    } catch (RefusedAddress e) {
      return new Answer.End(new Refused(By.ADDRESS, null, message(e)));
    } catch (BodyException.TooLarge e) {
      return new Answer.End(new Refused(By.SIZE, null, message(e)));
    } catch (IOException e) {
      return new Answer.End(new Failed(null, reason(url, e)));
    }
  }

  private Answer sendTo(HttpUrl url, FetchRequest request, int max, boolean cut)
      throws IOException {
    OkHttpClient client = clients.get(Math.floorMod(url.host().hashCode(), POOLS));
    BodyBudget.Share share = bodies.share();
    boolean isKept = false;
    try (Response response = client.newCall(httpRequest(url, request)).execute()) {
      Answer answer = answer(url, response, max, cut, share);
      isKept = answer instanceof Answer.End end && end.result() instanceof Fetched;
      return answer;
    } finally {
      if (!isKept) {
        share.close();
      }
    }
  }

  @Override
  public void close() {
    for (OkHttpClient client : clients) {
      client.dispatcher().cancelAll();
      client.connectionPool().evictAll();
    }
  }

  /** The last line behind {@link AddressGuard#check} and its look-ups: the address connected to. */
  private static Response guarded(AddressGuard guard, Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection == null || !guard.permits(connection.socket().getInetAddress())) {
      throw new RefusedAddress(chain.request().url().host());
    }
    return chain.proceed(chain.request());
  }

  private Request httpRequest(HttpUrl url, FetchRequest request) {
    FormBody.Builder form = new FormBody.Builder();
    Request.Builder http =
        new Request.Builder()
            .url(url)
            .header("User-Agent", userAgent)
            .header("Accept", request.accept())
            .header("Accept-Encoding", "gzip, deflate");
    if (request.validators().etag() != null) {
      http.header("If-None-Match", request.validators().etag());
    }
    if (request.validators().lastModified() != null) {
      http.header("If-Modified-Since", request.validators().lastModified());
    }
    request.form().forEach(form::add);
    return request.form().isEmpty() ? http.build() : http.post(form.build()).build();
  }

  private Answer answer(
      HttpUrl url, Response response, int max, boolean cut, BodyBudget.Share share)
      throws IOException {
    int status = response.code();
    String location = response.header("Location");
    if (location != null && REDIRECTS.contains(status)) {
      return new Answer.Onward(location, PERMANENT.contains(status));
    }
    return new Answer.End(end(url, response, max, cut, share), share);
  }

  private FetchResult end(
      HttpUrl url, Response response, int max, boolean cut, BodyBudget.Share share)
      throws IOException {
    int status = response.code();
    Instant now = clock.instant();
    Duration retryAfter =
        RetryAfter.parse(response.header("Retry-After"), now, limits.maxRetryAfter());
    if (status == 429 || (status == 503 && retryAfter != null)) {
      return new RateLimited(status, retryAfter);
    }
    if (status == 304) {
      return new NotModified(url.toString(), false, Freshness.of(response, now));
    }
    if (status == 410) {
      return new Gone(status);
    }
    if (BotProtection.refuses(response)) {
      return new Refused(By.SERVER, status, BotProtection.note(response));
    }
    if (status == 206 && !isWhole(response)) {
      return new Failed(status, "the server sends a part only, unasked (206)");
    }
    return status / 100 == 2
        ? fetched(url, response, now, max, cut, share)
        : new Failed(status, "the server answers " + status);
  }

  /** Some caches answer 206 with all of it. */
  private static boolean isWhole(Response response) {
    Matcher range = RANGE.matcher(String.valueOf(response.header("Content-Range")));
    return range.matches() && Long.parseLong(range.group(1)) + 1 == Long.parseLong(range.group(2));
  }

  private FetchResult fetched(
      HttpUrl url, Response response, Instant now, int max, boolean cut, BodyBudget.Share share)
      throws IOException {
    InputStream wire =
        new MinimumRateStream(
            response.body().byteStream(),
            limits.minBytesPerSecond(),
            limits.slowWindow(),
            System::nanoTime);
    byte[] body = BodyLimit.read(wire, response.header("Content-Encoding"), max, cut, share);
    return new Fetched(
        url.toString(),
        false,
        response.code(),
        body,
        response.header("Content-Type"),
        new Validators(response.header("ETag"), response.header("Last-Modified")),
        Freshness.of(response, now),
        String.join(", ", response.headers("Link")));
  }

  private static String reason(HttpUrl url, IOException e) {
    if (e instanceof BodyException) {
      return message(e);
    }
    if (e instanceof UnknownHostException) {
      return "no such host: " + url.host();
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return "no connection to " + url.host() + ":" + url.port();
    }
    if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
      return "no whole answer in time from " + url.host();
    }
    return (e instanceof SSLException ? "no safe connection: " : "broken answer: ") + message(e);
  }

  private static String message(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
