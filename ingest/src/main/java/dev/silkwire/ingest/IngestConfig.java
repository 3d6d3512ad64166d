package dev.silkwire.ingest;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.Json;
import dev.silkwire.ingest.fetch.AddressGuard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the ingest stage. What is left out has the default stated here.
 *
 * @param bootstrap where Kafka is, {@code host:port,…}; {@code 127.0.0.1:9092}
 * @param instance this instance's name among its like, kept over restarts; {@code silkwire-1}
 * @param sessionTimeout an instance unheard of for so long loses its feeds to the others; 30 s
 * @param every poll every feed at this interval; null: as its own rhythm and its server advise
 * @param minInterval never poll a feed more often than this, unless {@code every} says so; 5
 *     minutes
 * @param maxInterval never poll a feed less often than this; 24 hours
 * @param revisits how long after its first reading a page is looked at again for corrections; 1, 6
 *     and 24 hours
 * @param allow private address ranges that may be fetched from, such as {@code 127.0.1.0/24}; none
 * @param userAgent what servers are told; robots.txt rules are looked up by its first word
 * @param pause between two requests to one host, unless its robots.txt asks for longer; 500 ms
 * @param connectTimeout until a connection stands; 5 s
 * @param readTimeout of silence while an answer is read; 10 s
 * @param callTimeout for one request and its answer; 30 s
 * @param minBytesPerSecond an answer that stays slower than this for 5 s is cut; 100
 * @param maxBytes of an answer after decompression; 8 MiB
 * @param maxRetryAfter a server that asks to wait longer is asked again after this; 24 hours
 * @param maxRedirects followed for one address; 5
 * @param maxItems of one feed document that are looked at; 2,000
 * @param websubCallback public address under which hubs reach this instance, such as {@code
 *     https://example.org/hubs}; null: no feed is subscribed to, all are polled
 * @param websubBind where it listens for hubs; 127.0.0.1
 * @param websubPort where it listens for hubs; 8181
 * @param workers requests at the same time, over all hosts; 64
 * @param siteRules a file of rules for sites whose articles are not found right; none
 */
public record IngestConfig(
    String bootstrap,
    String instance,
    Duration sessionTimeout,
    @Nullable Duration every,
    Duration minInterval,
    Duration maxInterval,
    List<Duration> revisits,
    List<String> allow,
    String userAgent,
    Duration pause,
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    Integer minBytesPerSecond,
    Integer maxBytes,
    Duration maxRetryAfter,
    Integer maxRedirects,
    Integer maxItems,
    @Nullable String websubCallback,
    String websubBind,
    Integer websubPort,
    Integer workers,
    @Nullable String siteRules) {

  private static final List<Duration> REVISITS =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

  public IngestConfig {
    bootstrap = requireNonNullElse(bootstrap, "127.0.0.1:9092");
    instance = requireNonNullElse(instance, "silkwire-1");
    sessionTimeout = positive("sessionTimeout", requireNonNullElse(sessionTimeout, seconds(30)));
    minInterval = positive("minInterval", requireNonNullElse(minInterval, Duration.ofMinutes(5)));
    maxInterval = positive("maxInterval", requireNonNullElse(maxInterval, hours(24)));
    revisits = revisits == null ? REVISITS : List.copyOf(revisits);
    allow = allow == null ? List.of() : List.copyOf(allow);
    userAgent = requireNonNullElse(userAgent, "Silkwire/0.1 (+https://silkwire.dev/about-the-bot)");
    pause = requireNonNullElse(pause, Duration.ofMillis(500));
    connectTimeout = positive("connectTimeout", requireNonNullElse(connectTimeout, seconds(5)));
    readTimeout = positive("readTimeout", requireNonNullElse(readTimeout, seconds(10)));
    callTimeout = positive("callTimeout", requireNonNullElse(callTimeout, seconds(30)));
    minBytesPerSecond = requireNonNullElse(minBytesPerSecond, 100);
    maxBytes = positive("maxBytes", requireNonNullElse(maxBytes, 8 << 20));
    maxRetryAfter = positive("maxRetryAfter", requireNonNullElse(maxRetryAfter, hours(24)));
    maxRedirects = requireNonNullElse(maxRedirects, 5);
    maxItems = positive("maxItems", requireNonNullElse(maxItems, 2000));
    websubBind = requireNonNullElse(websubBind, "127.0.0.1");
    websubPort = requireNonNullElse(websubPort, 8181);
    workers = positive("workers", requireNonNullElse(workers, 64));
    if (every != null) {
      positive("every", every);
    }
    AddressGuard.check(allow);
    if (minInterval.compareTo(maxInterval) > 0) {
      throw new IllegalArgumentException("minInterval must not exceed maxInterval");
    }
  }

  /** All defaults, with Kafka at the given address. */
  public static IngestConfig defaults(String bootstrap) {
    return Json.mapper().convertValue(Map.of("bootstrap", bootstrap), IngestConfig.class);
  }

  private static Duration hours(int n) {
    return Duration.ofHours(n);
  }

  private static Duration seconds(int n) {
    return Duration.ofSeconds(n);
  }

  private static Duration positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be longer than nothing, not " + value);
    }
    return value;
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
    return value;
  }
}
