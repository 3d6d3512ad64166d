package dev.silkwire.ingest.fetch;

import dev.silkwire.ingest.fetch.AddressGuard.RefusedAddress;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.Gone;
import dev.silkwire.ingest.fetch.FetchResult.NotModified;
import dev.silkwire.ingest.fetch.FetchResult.RateLimited;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import dev.silkwire.ingest.fetch.FetchResult.RefusedBy;
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

/**
 * Sends single HTTP requests, within limits. Reports redirects and does not follow them.
 * Thread-safe: all state is in OkHttp clients and the body budget.
 */
final class Exchange implements AutoCloseable {
  /** The outcome of a request: the result of the fetch, or a redirect. */
  sealed interface Outcome {
    /**
     * The fetch is complete.
     *
     * @param share memory of the body, closed after the body has been processed; null without a
     *     body
     */
    record Done(FetchResult result, BodyBudget.@Nullable Share share) implements Outcome {
      /** Creates an outcome without a body. */
      Done(FetchResult result) {
        this(result, null);
      }
    }

    /** The server redirects to another URL. */
    record Redirect(String location, boolean permanent) implements Outcome {}

    /** Releases the memory of the body. */
    default void release() {
      if (this instanceof Done done && done.share() != null) {
        done.share().close();
      }
    }
  }

  /**
   * OkHttp iterates over all idle connections of a pool at each request, so each pool serves a part
   * of the hosts.
   */
  private static final int POOLS = 16;

  private static final int MAX_IDLE_CONNECTIONS = 16;

  private static final Set<Integer> REDIRECT_CODES = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> PERMANENT_CODES = Set.of(301, 308);
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("\\s*bytes\\s+0-(\\d{1,18})/(\\d{1,18})\\s*");

  private final List<OkHttpClient> clients;
  private final FetchLimits limits;
  private final String userAgent;
  private final ExchangeListener listener;
  private final InstantSource clock;
  private final AddressGuard guard;
  private final BodyBudget bodies;

  Exchange(
      FetchLimits limits,
      AddressGuard guard,
      String userAgent,
      ExchangeListener listener,
      InstantSource clock) {
    this.limits = limits;
    this.guard = guard;
    this.bodies = new BodyBudget(limits.bodyMemory(), limits.callTimeout().toMillis() / 2);
    this.userAgent = userAgent;
    this.listener = listener;
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
        Stream.generate(() -> new ConnectionPool(MAX_IDLE_CONNECTIONS, 30, TimeUnit.SECONDS))
            .limit(POOLS)
            .map(pool -> client.newBuilder().connectionPool(pool).build())
            .toList();
  }

  /**
   * Sends a request. Errors become results.
   *
   * @param cut whether a body above {@code max} bytes is cut instead of refused
   */
  Outcome send(HttpUrl url, FetchRequest request, int max, boolean cut) {
    try {
      guard.check(url);
      return execute(url, request, max, cut);
    } catch (RefusedAddress e) {
      return new Outcome.Done(new Refused(RefusedBy.ADDRESS, null, message(e)));
    } catch (BodyException.TooLarge e) {
      return new Outcome.Done(new Refused(RefusedBy.SIZE, null, message(e)));
    } catch (IOException e) {
      return new Outcome.Done(new Failed(null, reason(url, e)));
    }
  }

  private Outcome execute(HttpUrl url, FetchRequest request, int max, boolean cut)
      throws IOException {
    OkHttpClient client = clients.get(Math.floorMod(url.host().hashCode(), POOLS));
    BodyBudget.Share share = bodies.share();
    Instant start = clock.instant();
    int status = ExchangeListener.NO_RESPONSE;
    boolean hasBody = false;
    try (Response response = client.newCall(httpRequest(url, request)).execute()) {
      status = response.code();
      Outcome outcome = outcome(url, response, max, cut, share);
      hasBody = outcome instanceof Outcome.Done done && done.result() instanceof Fetched;
      return outcome;
    } finally {
      listener.exchanged(request.purpose(), status, Duration.between(start, clock.instant()));
      if (!hasBody) {
        share.close();
      }
    }
  }

  List<ConnectionPool> connectionPools() {
    return clients.stream().map(OkHttpClient::connectionPool).toList();
  }

  @Override
  public void close() {
    for (OkHttpClient client : clients) {
      client.dispatcher().cancelAll();
      client.connectionPool().evictAll();
    }
  }

  /**
   * Checks the address of the actual connection, in addition to {@link AddressGuard#check} and
   * {@link AddressGuard#dns}.
   */
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
            .header("Accept", request.purpose().accept())
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

  private Outcome outcome(
      HttpUrl url, Response response, int max, boolean cut, BodyBudget.Share share)
      throws IOException {
    int status = response.code();
    String location = response.header("Location");
    if (location != null && REDIRECT_CODES.contains(status)) {
      return new Outcome.Redirect(location, PERMANENT_CODES.contains(status));
    }
    return new Outcome.Done(result(url, response, max, cut, share), share);
  }

  private FetchResult result(
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
      return new NotModified(url.toString(), false, Freshness.maxAge(response, now));
    }
    if (status == 410) {
      return new Gone(status);
    }
    if (BotProtection.refuses(response)) {
      return new Refused(RefusedBy.SERVER, status, BotProtection.note(response));
    }
    if (status == 206 && !isComplete(response)) {
      return new Failed(status, "unrequested partial content (206)");
    }
    return status / 100 == 2
        ? fetched(url, response, now, max, cut, share)
        : new Failed(status, "the server responded with status " + status);
  }

  /** Some caches respond with 206 and the complete content. */
  private static boolean isComplete(Response response) {
    Matcher range = CONTENT_RANGE.matcher(String.valueOf(response.header("Content-Range")));
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
        Freshness.maxAge(response, now),
        String.join(", ", response.headers("Link")));
  }

  private static String reason(HttpUrl url, IOException e) {
    if (e instanceof BodyException) {
      return message(e);
    }
    if (e instanceof UnknownHostException) {
      return "unknown host: " + url.host();
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return "cannot connect to " + url.host() + ":" + url.port();
    }
    if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
      return "no complete response in time from " + url.host();
    }
    return (e instanceof SSLException ? "TLS error: " : "invalid response: ") + message(e);
  }

  private static String message(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
