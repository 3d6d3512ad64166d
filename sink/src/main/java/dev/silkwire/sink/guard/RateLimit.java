package dev.silkwire.sink.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rate limit by token buckets, one for each client. The capacity of a bucket is the number of
 * requests in a fifth of a minute. Only the {@value MAX_CLIENTS} most recently seen clients are
 * kept. Thread-safe: synchronised.
 */
final class RateLimit {
  private static final int MAX_CLIENTS = 10_000;
  private static final int BUCKETS_PER_MINUTE = 5;

  private final double perSecond;
  private final double capacity;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MAX_CLIENTS;
        }
      };

  private record Bucket(double tokens, Instant at) {}

  RateLimit(int perMinute, InstantSource clock) {
    this.perSecond = perMinute / 60.0;
    this.capacity = Math.max(1, perMinute / (double) BUCKETS_PER_MINUTE);
    this.clock = clock;
  }

  /**
   * Takes tokens from a client's bucket.
   *
   * @return zero, or the time until the bucket holds as many tokens
   */
  synchronized Duration take(String client, int tokens) {
    if (perSecond == 0) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Bucket before = buckets.getOrDefault(client, new Bucket(capacity, now));
    double available =
        Math.min(
            capacity,
            before.tokens() + perSecond * Duration.between(before.at(), now).toMillis() / 1000);
    double required = Math.min(tokens, capacity);
    boolean allowed = available >= required;
    buckets.put(client, new Bucket(allowed ? Math.max(0, available - tokens) : available, now));
    return allowed
        ? Duration.ZERO
        : Duration.ofMillis((long) (1000 * (required - available) / perSecond) + 1);
  }
}
