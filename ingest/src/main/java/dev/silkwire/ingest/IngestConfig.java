package dev.silkwire.ingest;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.json.Json;
import dev.silkwire.ingest.fetch.AddressGuard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the ingest stage. A component that is null gets the default given last in its
 * description.
 *
 * @param kafka connection to Kafka; {@code 127.0.0.1:9092} without properties
 * @param instance name of this instance, unique among the instances and the same after a restart;
 *     {@code silkwire-1}
 * @param sessionTimeout an instance that sends no heartbeat for this long loses its feeds to the
 *     others; 30 s
 * @param every fixed interval between the polls of every feed; null: the interval adapts to the
 *     feed and its server
 * @param minInterval shortest interval between the polls of a feed, unless {@code every} is set; 5
 *     minutes
 * @param maxInterval longest interval between the polls of a feed; 24 hours
 * @param revisits times after its first fetch at which a page is fetched again for corrections; 1,
 *     6 and 24 hours
 * @param allow private address ranges that may be fetched from, such as {@code 127.0.1.0/24}; none
 * @param userAgent the User-Agent header; robots.txt rules are looked up by its first word
 * @param pause between two requests to one host, unless its robots.txt asks for a longer one; 500
 *     ms
 * @param connectTimeout for a connection to a server; 5 s
 * @param readTimeout for the next bytes of a response; 10 s
 * @param callTimeout for a request and its whole response; 30 s
 * @param minBytesPerSecond a response that is slower than this for 5 s is cancelled; 100
 * @param maxBytes of a response after decompression; 8 MiB
 * @param maxRetryAfter upper limit of the wait that a server can ask for; 24 hours
 * @param maxRedirects followed for one request; 5
 * @param maxItems entries of one feed document that are processed; 2,000
 * @param websubCallback public address under which hubs reach this instance, such as {@code
 *     https://example.org/hubs}; null: no feed is subscribed to, all are polled
 * @param websubBind address on which it listens for hubs; 127.0.0.1
 * @param websubPort port on which it listens for hubs; 8181
 * @param workers concurrent requests, over all hosts; 64
 * @param siteRules file with extraction rules for single sites; none
 */
public record IngestConfig(
    KafkaConnection kafka,
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
    kafka = requireNonNullElse(kafka, KafkaConnection.to("127.0.0.1:9092"));
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

  /** Returns the defaults, with a connection to Kafka. */
  public static IngestConfig defaults(KafkaConnection kafka) {
    return Json.mapper().convertValue(Map.of("kafka", kafka), IngestConfig.class);
  }

  private static Duration hours(int n) {
    return Duration.ofHours(n);
  }

  private static Duration seconds(int n) {
    return Duration.ofSeconds(n);
  }

  private static Duration positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be a positive duration, not " + value);
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
