package dev.silkwire.sink.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket for each address: it holds what may come at once, a fifth of a minute's share, and
 * fills steadily. Of the addresses only those seen lately are remembered. Thread-safe.
 */
final class RateLimit {
  private static final int MOST_ADDRESSES = 10_000;
  private static final int SHARES_A_MINUTE = 5;

  private final double perSecond;
  private final double most;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  private record Bucket(double tokens, Instant at) {}

  RateLimit(int perMinute, InstantSource clock) {
    this.perSecond = perMinute / 60.0;
    this.most = Math.max(1, perMinute / (double) SHARES_A_MINUTE);
    this.clock = clock;
  }

  /**
   * Takes tokens out of an address's bucket.
   *
   * @return zero, or how long to wait until there are as many
   */
  synchronized Duration take(String address, int tokens) {
    if (perSecond == 0) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Bucket before = buckets.getOrDefault(address, new Bucket(most, now));
    double held =
        Math.min(
            most,
            before.tokens() + perSecond * Duration.between(before.at(), now).toMillis() / 1000);
    boolean enough = held >= Math.min(tokens, most);
    buckets.put(address, new Bucket(enough ? Math.max(0, held - tokens) : held, now));
    return enough
        ? Duration.ZERO
        : Duration.ofMillis((long) (1000 * (Math.min(tokens, most) - held) / perSecond) + 1);
  }
}
