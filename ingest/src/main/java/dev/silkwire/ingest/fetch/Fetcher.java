package dev.silkwire.ingest.fetch;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.silkwire.ingest.fetch.Exchange.Outcome;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.NotModified;
import dev.silkwire.ingest.fetch.FetchResult.RateLimited;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import dev.silkwire.ingest.fetch.FetchResult.RefusedBy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that respects robots.txt, rate limits and crawl delays. Each redirect is checked
 * and queued at its host like a separate request. Futures complete with a {@link FetchResult} for
 * every response and network error; they complete exceptionally only on internal errors.
 * Thread-safe.
 *
 * <pre>{@code
 * FetchRequest request = FetchRequest.page("https://example.org/a", Validators.NONE);
 * FetchResult result = fetcher.fetch(request).join();
 * if (result instanceof FetchResult.Fetched page) { … }
 * }</pre>
 */
public final class Fetcher implements AutoCloseable {
  private static final int MAX_ROBOTS_BYTES = 500 * 1024;
  private static final int TOO_MANY_REQUESTS = 429;

  /** A fetch in progress, with the redirects that it has followed. */
  private record FetchState(
      FetchRequest request, int redirects, boolean permanent, Gate gate, BooleanSupplier wanted) {
    FetchState redirectedTo(String url, boolean isPermanent) {
      return new FetchState(request.at(url), redirects + 1, permanent && isPermanent, gate, wanted);
    }

    boolean moved() {
      return redirects > 0 && permanent;
    }
  }

  private final FetchLimits limits;
  private final HostQueue queue;
  private final Exchange exchange;
  private final HostBackoff backoff = new HostBackoff();
  private final InstantSource clock;
  private final Gate robots;
  private final Gate open = url -> completedFuture(Gate.Decision.ALLOWED);

  public Fetcher(
      FetchLimits limits,
      AddressGuard guard,
      HostQueue queue,
      String userAgent,
      ExchangeListener listener,
      InstantSource clock) {
    this.limits = limits;
    this.queue = queue;
    this.clock = clock;
    this.exchange = new Exchange(limits, guard, userAgent, listener, clock);
    this.robots = new RobotsGate(this::fetchRobotsTxt, userAgent, clock);
  }

  /** Fetches a URL. */
  public CompletableFuture<FetchResult> fetch(FetchRequest request) {
    return fetch(request, () -> true);
  }

  /**
   * Fetches a URL, unless {@code wanted} returns false when the request reaches the head of its
   * queue.
   */
  public CompletableFuture<FetchResult> fetch(FetchRequest request, BooleanSupplier wanted) {
    return start(new FetchState(request, 0, true, robots, wanted));
  }

  /** Posts a form. Does not check robots.txt, which is about crawling. */
  public CompletableFuture<FetchResult> post(String url, Map<String, String> form) {
    return start(new FetchState(FetchRequest.form(url, form), 0, true, open, () -> true));
  }

  /** Returns the connection pools, for metrics. */
  public List<ConnectionPool> connectionPools() {
    return exchange.connectionPools();
  }

  @Override
  public void close() {
    exchange.close();
  }

  private CompletableFuture<FetchResult> fetchRobotsTxt(String url) {
    return start(new FetchState(FetchRequest.robots(url), 0, true, open, () -> true));
  }

  private CompletableFuture<FetchResult> start(FetchState state) {
    HttpUrl url = HttpUrl.parse(state.request().url());
    if (url == null) {
      return completedFuture(new Refused(RefusedBy.ADDRESS, null, "not an HTTP or HTTPS URL"));
    }
    HttpUrl bare = url.newBuilder().username("").password("").fragment(null).build();
    return state
        .gate()
        .check(bare)
        .thenCompose(
            decision ->
                decision.refusal() != null
                    ? completedFuture(new Outcome.Done(decision.refusal()))
                    : enqueue(bare, state, decision.delay()))
        .thenCompose(outcome -> finish(bare, state, outcome));
  }

  private CompletableFuture<Outcome> enqueue(HttpUrl url, FetchState state, Duration delay) {
    boolean robotsTxt = state.gate() == open && state.request().form().isEmpty();
    int max = robotsTxt ? MAX_ROBOTS_BYTES : limits.maxBytes();
    return queue.submit(
        url.host(),
        state.request().purpose().lane(),
        delay,
        () -> send(url, state, max, robotsTxt),
        new Outcome.Done(new Failed(null, "Silkwire is stopping")),
        Outcome::release);
  }

  /**
   * Sends the request, unless it is no longer wanted or the host has limited the rate while it
   * waited.
   */
  private Outcome send(HttpUrl url, FetchState state, int max, boolean cut) {
    if (!state.wanted().getAsBoolean()) {
      return new Outcome.Done(new Failed(null, "no longer wanted"));
    }
    Duration remaining = backoff.remaining(url, clock.instant());
    if (remaining != null) {
      return new Outcome.Done(new RateLimited(TOO_MANY_REQUESTS, remaining));
    }
    Outcome outcome = exchange.send(url, state.request(), max, cut);
    if (outcome instanceof Outcome.Done done && done.result() instanceof RateLimited limited) {
      backoff.rateLimited(url, limited.retryAfter(), clock.instant());
    } else if (isSuccess(outcome)) {
      backoff.succeeded(url);
    }
    return outcome;
  }

  private static boolean isSuccess(Outcome outcome) {
    return outcome instanceof Outcome.Done done
        && (done.result() instanceof Fetched || done.result() instanceof NotModified);
  }

  private CompletableFuture<FetchResult> finish(HttpUrl url, FetchState state, Outcome outcome) {
    if (outcome instanceof Outcome.Redirect redirect) {
      HttpUrl target = url.resolve(redirect.location());
      if (target == null) {
        return completedFuture(new Failed(null, "redirects to an invalid URL"));
      }
      return state.redirects() >= limits.maxRedirects()
          ? completedFuture(new Failed(null, "more than " + limits.maxRedirects() + " redirects"))
          : start(state.redirectedTo(target.toString(), redirect.permanent()));
    }
    return completedFuture(withMoved(((Outcome.Done) outcome).result(), state));
  }

  private static @Nullable FetchResult withMoved(FetchResult result, FetchState state) {
    if (!state.moved()) {
      return result;
    }
    if (result instanceof Fetched f) {
      return new Fetched(
          f.url(),
          true,
          f.status(),
          f.body(),
          f.contentType(),
          f.validators(),
          f.maxAge(),
          f.links());
    }
    return result instanceof NotModified n ? new NotModified(n.url(), true, n.maxAge()) : result;
  }
}
