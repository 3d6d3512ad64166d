package dev.silkwire.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Back-off of hosts that limit the rate of requests. A rate limit of one URL concerns only that
 * URL. When a second URL of the host is limited without a success in between, all requests to the
 * host wait until the longest limit ends. The clock is a parameter. Thread-safe: the monitor guards
 * all state.
 */
final class HostBackoff {
  private static final Duration DEFAULT_WAIT = Duration.ofMinutes(1);
  private static final Duration EXPIRY = Duration.ofHours(1);
  private static final int URLS_TO_BLOCK_HOST = 2;
  private static final int MAX_HOSTS_BEFORE_SWEEP = 10_000;

  private static final class Host {
    final Set<String> limitedUrls = new HashSet<>();
    Instant until = Instant.MIN;
  }

  private final Map<String, Host> hosts = new HashMap<>();

  /**
   * Records that the server has limited the rate of requests for a URL.
   *
   * @param retryAfter the wait that it asks for, null if not given
   */
  synchronized void rateLimited(HttpUrl url, @Nullable Duration retryAfter, Instant now) {
    if (hosts.size() > MAX_HOSTS_BEFORE_SWEEP) {
      hosts.values().removeIf(h -> h.until.plus(EXPIRY).isBefore(now));
    }
    Host host = hosts.computeIfAbsent(url.host(), name -> new Host());
    if (host.limitedUrls.size() < URLS_TO_BLOCK_HOST) {
      host.limitedUrls.add(url.toString());
    }
    Instant until = now.plus(retryAfter == null ? DEFAULT_WAIT : retryAfter);
    host.until = until.isAfter(host.until) ? until : host.until;
  }

  /** Records a successful response of the host, which ends its back-off. */
  synchronized void succeeded(HttpUrl url) {
    hosts.remove(url.host());
  }

  /** Returns the remaining back-off of the host; null if requests may be sent. */
  synchronized @Nullable Duration remaining(HttpUrl url, Instant now) {
    Host host = hosts.get(url.host());
    if (host == null || host.limitedUrls.size() < URLS_TO_BLOCK_HOST) {
      return null;
    }
    return host.until.isAfter(now) ? Duration.between(now, host.until) : null;
  }
}
