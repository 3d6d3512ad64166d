package dev.silkwire.ingest.fetch;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.silkwire.ingest.fetch.Exchange.Answer;
import dev.silkwire.ingest.fetch.FetchResult.By;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.NotModified;
import dev.silkwire.ingest.fetch.FetchResult.RateLimited;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Fetches an address: each hop of a redirect is checked, allowed by robots.txt and queued at its
 * host like a request of its own. Futures complete with a result; they fail on bugs only.
 * Thread-safe.
 */
public final class Fetcher implements AutoCloseable {
  private static final int ROBOTS_BYTES = 500 * 1024;
  private static final int TOO_MANY = 429;

  /** A fetch under way. */
  private record Trip(
      FetchRequest request, int hops, boolean permanent, Gate gate, BooleanSupplier wanted) {
    Trip to(String url, boolean hopIsPermanent) {
      return new Trip(request.at(url), hops + 1, permanent && hopIsPermanent, gate, wanted);
    }

    boolean moved() {
      return hops > 0 && permanent;
    }
  }

  private final FetchLimits limits;
  private final HostQueue queue;
  private final Exchange exchange;
  private final HostBackoff patience = new HostBackoff();
  private final InstantSource clock;
  private final Gate robots;
  private final Gate open = url -> completedFuture(Gate.Verdict.OPEN);

  public Fetcher(
      FetchLimits limits,
      AddressGuard guard,
      HostQueue queue,
      String userAgent,
      InstantSource clock) {
    this.limits = limits;
    this.queue = queue;
    this.clock = clock;
    this.exchange = new Exchange(limits, guard, userAgent, clock);
    this.robots = new RobotsGate(this::robotsTxt, userAgent, clock);
  }

  /** Fetches it, politely. */
  public CompletableFuture<FetchResult> fetch(FetchRequest request) {
    return fetch(request, () -> true);
  }

  /** Fetches it, politely, if it is still wanted when its turn comes. */
  public CompletableFuture<FetchResult> fetch(FetchRequest request, BooleanSupplier wanted) {
    return hop(new Trip(request, 0, true, robots, wanted));
  }

  /** Sends a form where we were invited to; robots.txt, which is about crawling, is not asked. */
  public CompletableFuture<FetchResult> post(String url, Map<String, String> form) {
    return hop(new Trip(FetchRequest.form(url, form), 0, true, open, () -> true));
  }

  @Override
  public void close() {
    exchange.close();
  }

  private CompletableFuture<FetchResult> robotsTxt(String url) {
    return hop(new Trip(FetchRequest.robots(url), 0, true, open, () -> true));
  }

  private CompletableFuture<FetchResult> hop(Trip trip) {
    HttpUrl url = HttpUrl.parse(trip.request().url());
    if (url == null) {
      return completedFuture(new Refused(By.ADDRESS, null, "no address of the web"));
    }
    HttpUrl bare = url.newBuilder().username("").password("").fragment(null).build();
    return trip.gate()
        .ask(bare)
        .thenCompose(
            verdict ->
                verdict.refusal() != null
                    ? completedFuture(new Answer.End(verdict.refusal()))
                    : send(bare, trip, verdict.delay()))
        .thenCompose(answer -> follow(bare, trip, answer));
  }

  private CompletableFuture<Answer> send(HttpUrl url, Trip trip, Duration delay) {
    boolean robotsTxt = trip.gate() == open && trip.request().form().isEmpty();
    int max = robotsTxt ? ROBOTS_BYTES : limits.maxBytes();
    return queue.submit(
        url.host(),
        trip.request().lane(),
        delay,
        () -> inTurn(url, trip, max, robotsTxt),
        new Answer.End(new Failed(null, "stopping")),
        Answer::release);
  }

  /** Its turn has come; much may have changed while it waited. */
  private Answer inTurn(HttpUrl url, Trip trip, int max, boolean cut) {
    if (!trip.wanted().getAsBoolean()) {
      return new Answer.End(new Failed(null, "no longer wanted"));
    }
    Duration rest = patience.left(url, clock.instant());
    if (rest != null) {
      return new Answer.End(new RateLimited(TOO_MANY, rest));
    }
    Answer answer = exchange.send(url, trip.request(), max, cut);
    if (answer instanceof Answer.End end && end.result() instanceof RateLimited limited) {
      patience.limited(url, limited.retryAfter(), clock.instant());
    } else if (isWell(answer)) {
      patience.well(url);
    }
    return answer;
  }

  private static boolean isWell(Answer answer) {
    return answer instanceof Answer.End end
        && (end.result() instanceof Fetched || end.result() instanceof NotModified);
  }

  private CompletableFuture<FetchResult> follow(HttpUrl from, Trip trip, Answer answer) {
    if (answer instanceof Answer.Onward onward) {
      HttpUrl to = from.resolve(onward.location());
      if (to == null) {
        return completedFuture(new Failed(null, "redirects to no address of the web"));
      }
      return trip.hops() >= limits.maxRedirects()
          ? completedFuture(new Failed(null, "more than " + limits.maxRedirects() + " redirects"))
          : hop(trip.to(to.toString(), onward.permanent()));
    }
    return completedFuture(marked(((Answer.End) answer).result(), trip));
  }

  private static @Nullable FetchResult marked(FetchResult result, Trip trip) {
    if (!trip.moved()) {
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
          f.fresh(),
          f.links());
    }
    return result instanceof NotModified n ? new NotModified(n.url(), true, n.fresh()) : result;
  }
}
