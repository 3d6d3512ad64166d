package dev.silkwire.ingest.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.silkwire.ingest.fetch.FetchResult.By;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.RateLimited;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
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
 * Each host's robots.txt (RFC 9309), kept for a day. One that answers 4xx allows all. One that
 * cannot be had keeps the host closed for a while, unless an older copy is held. Thread-safe.
 */
final class RobotsGate implements Gate {
  private static final Duration KEEP = Duration.ofHours(24);
  private static final Duration TRY_AGAIN = Duration.ofMinutes(1);
  private static final int SWEEP = 50_000;

  /** What is known of a host: its rules, or why there are none. */
  private record Rules(
      @Nullable SimpleRobotRules rules, @Nullable FetchResult trouble, Instant until) {}

  private final Function<String, CompletableFuture<FetchResult>> fetch;
  private final List<String> agent;
  private final InstantSource clock;
  private final ConcurrentHashMap<String, CompletableFuture<Rules>> hosts =
      new ConcurrentHashMap<>();

  private volatile int sweepAt = SWEEP;

  /**
   * @param fetch of a robots.txt, itself under no gate
   * @param userAgent whose first word the rules are looked up by
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
  public CompletableFuture<Verdict> ask(HttpUrl url) {
    return rules(url).thenApply(r -> verdict(r, url));
  }

  private CompletableFuture<Rules> rules(HttpUrl url) {
    if (hosts.size() > sweepAt) {
      hosts.values().removeIf(this::stale);
      sweepAt = Math.max(SWEEP, 2 * hosts.size());
    }
    String site = url.scheme() + "://" + url.host() + ":" + url.port();
    CompletableFuture<Rules> mine = new CompletableFuture<>();
    CompletableFuture<Rules> held = hosts.get(site);
    while (held == null || stale(held)) {
      boolean ours =
          held == null ? hosts.putIfAbsent(site, mine) == null : hosts.replace(site, held, mine);
      if (ours) {
        var unused = load(site, held).whenComplete((rules, e) -> settle(mine, rules, e));
        return mine;
      }
      held = hosts.get(site);
    }
    return held;
  }

  private static void settle(
      CompletableFuture<Rules> future, @Nullable Rules rules, @Nullable Throwable e) {
    if (e != null) {
      future.completeExceptionally(e);
    } else {
      future.complete(rules);
    }
  }

  private boolean stale(CompletableFuture<Rules> held) {
    return held.isDone()
        && (held.isCompletedExceptionally() || held.join().until().isBefore(clock.instant()));
  }

  private CompletableFuture<Rules> load(String site, @Nullable CompletableFuture<Rules> before) {
    SimpleRobotRules old =
        before == null || before.isCompletedExceptionally() ? null : before.join().rules();
    return fetch.apply(site + "/robots.txt").thenApply(result -> read(site, result, old));
  }

  private Rules read(String site, FetchResult result, @Nullable SimpleRobotRules old) {
    Instant now = clock.instant();
    if (result instanceof Fetched f) {
      return new Rules(parsed(site, f), null, now.plus(KEEP));
    }
    if (allowsAll(result)) {
      return new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), null, now.plus(KEEP));
    }
    return new Rules(old, trouble(result), now.plus(wait(result)));
  }

  private SimpleRobotRules parsed(String site, Fetched f) {
    String type = f.contentType() == null ? "text/plain" : f.contentType();
    return new SimpleRobotRulesParser()
        .parseContent(site + "/robots.txt", f.body(), type.split(";")[0], agent);
  }

  private static boolean allowsAll(FetchResult result) {
    return result instanceof FetchResult.Gone
        || (result instanceof Refused r && r.by() == By.SERVER)
        || (result instanceof Failed f && f.status() != null && f.status() / 100 == 4);
  }

  private static Duration wait(FetchResult result) {
    Duration asked = result instanceof RateLimited r ? r.retryAfter() : null;
    return asked != null && asked.compareTo(TRY_AGAIN) > 0 ? asked : TRY_AGAIN;
  }

  private static FetchResult trouble(FetchResult result) {
    if (result instanceof Failed f && f.status() == null) {
      return f;
    }
    return result instanceof Refused || result instanceof RateLimited
        ? result
        : new Failed(null, "robots.txt cannot be read, so nothing is: " + result);
  }

  private static Verdict verdict(Rules held, HttpUrl url) {
    SimpleRobotRules rules = held.rules();
    if (rules == null) {
      return new Verdict(held.trouble(), Duration.ZERO);
    }
    if (!rules.isAllowed(url.toString())) {
      return new Verdict(
          new Refused(By.ROBOTS, null, "robots.txt of " + url.host() + " forbids it"),
          Duration.ZERO);
    }
    return new Verdict(null, Duration.ofMillis(Math.max(0, rules.getCrawlDelay())));
  }
}
