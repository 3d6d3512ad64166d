package dev.silkwire.ingest.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.RateLimited;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import dev.silkwire.ingest.fetch.FetchResult.RefusedBy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the robots.txt of each site (RFC 9309), for a day. A 4xx response allows everything.
 * If robots.txt cannot be fetched, the site is refused for a minute or more, unless an older copy
 * is cached. Thread-safe: one future per site in a concurrent map.
 */
final class RobotsGate implements Gate {
  private static final Duration MAX_AGE = Duration.ofHours(24);
  private static final Duration RETRY_AFTER_ERROR = Duration.ofMinutes(1);
  private static final int MIN_SITES_BEFORE_SWEEP = 50_000;

  /** The rules of a site, or the error because of which there are none. */
  private record Rules(
      @Nullable SimpleRobotRules rules, @Nullable FetchResult error, Instant until) {}

  private final Function<String, CompletableFuture<FetchResult>> fetch;
  private final List<String> agent;
  private final InstantSource clock;
  private final ConcurrentHashMap<String, CompletableFuture<Rules>> sites =
      new ConcurrentHashMap<>();

  private volatile int sweepAt = MIN_SITES_BEFORE_SWEEP;

  /**
   * @param fetch fetches a robots.txt without a check by this gate
   * @param userAgent its first word selects the rules
   */
  RobotsGate(
      Function<String, CompletableFuture<FetchResult>> fetch,
      String userAgent,
      InstantSource clock) {
    this.fetch = fetch;
    this.agent = List.of(userAgent.split("[/\\s]", 2)[0].toLowerCase(Locale.ROOT));
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Decision> check(HttpUrl url) {
    return rules(url).thenApply(r -> decide(r, url));
  }

  private CompletableFuture<Rules> rules(HttpUrl url) {
    if (sites.size() > sweepAt) {
      sites.values().removeIf(this::isStale);
      sweepAt = Math.max(MIN_SITES_BEFORE_SWEEP, 2 * sites.size());
    }
    String site = url.scheme() + "://" + url.host() + ":" + url.port();
    CompletableFuture<Rules> loading = new CompletableFuture<>();
    CompletableFuture<Rules> cached = sites.get(site);
    while (cached == null || isStale(cached)) {
      boolean replaced =
          cached == null
              ? sites.putIfAbsent(site, loading) == null
              : sites.replace(site, cached, loading);
      if (replaced) {
        var unused = load(site, cached).whenComplete((rules, e) -> complete(loading, rules, e));
        return loading;
      }
      cached = sites.get(site);
    }
    return cached;
  }

  private static void complete(
      CompletableFuture<Rules> future, @Nullable Rules rules, @Nullable Throwable e) {
    if (e != null) {
      future.completeExceptionally(e);
    } else {
      future.complete(rules);
    }
  }

  private boolean isStale(CompletableFuture<Rules> cached) {
    return cached.isDone()
        && (cached.isCompletedExceptionally() || cached.join().until().isBefore(clock.instant()));
  }

  private CompletableFuture<Rules> load(String site, @Nullable CompletableFuture<Rules> before) {
    SimpleRobotRules old =
        before == null || before.isCompletedExceptionally() ? null : before.join().rules();
    return fetch.apply(site + "/robots.txt").thenApply(result -> rules(site, result, old));
  }

  private Rules rules(String site, FetchResult result, @Nullable SimpleRobotRules old) {
    Instant now = clock.instant();
    if (result instanceof Fetched f) {
      return new Rules(parse(site, f), null, now.plus(MAX_AGE));
    }
    if (allowsAll(result)) {
      return new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), null, now.plus(MAX_AGE));
    }
    return new Rules(old, error(result), now.plus(retryDelay(result)));
  }

  private SimpleRobotRules parse(String site, Fetched f) {
    String type = f.contentType() == null ? "text/plain" : f.contentType();
    return new SimpleRobotRulesParser()
        .parseContent(site + "/robots.txt", f.body(), type.split(";")[0], agent);
  }

  private static boolean allowsAll(FetchResult result) {
    return result instanceof FetchResult.Gone
        || (result instanceof Refused r && r.by() == RefusedBy.SERVER)
        || (result instanceof Failed f && f.status() != null && f.status() / 100 == 4);
  }

  private static Duration retryDelay(FetchResult result) {
    Duration retryAfter = result instanceof RateLimited r ? r.retryAfter() : null;
    return retryAfter != null && retryAfter.compareTo(RETRY_AFTER_ERROR) > 0
        ? retryAfter
        : RETRY_AFTER_ERROR;
  }

  private static FetchResult error(FetchResult result) {
    if (result instanceof Failed f && f.status() == null) {
      return f;
    }
    return result instanceof Refused || result instanceof RateLimited
        ? result
        : new Failed(null, "cannot fetch robots.txt, so the site is not fetched: " + result);
  }

  private static Decision decide(Rules cached, HttpUrl url) {
    SimpleRobotRules rules = cached.rules();
    if (rules == null) {
      return new Decision(cached.error(), Duration.ZERO);
    }
    if (!rules.isAllowed(url.toString())) {
      return new Decision(
          new Refused(RefusedBy.ROBOTS, null, "robots.txt of " + url.host() + " forbids it"),
          Duration.ZERO);
    }
    return new Decision(null, Duration.ofMillis(Math.max(0, rules.getCrawlDelay())));
  }
}
