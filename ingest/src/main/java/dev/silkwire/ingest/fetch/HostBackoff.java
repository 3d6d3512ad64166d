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
 * Whom a server means that asks for patience. One address may be limited by itself, and its
 * neighbours at the host are none the worse; when a second address is limited and nothing came well
 * in between, the host is meant, and is left alone for the longest time it asked for. Pure: time is
 * given. Thread-safe.
 */
final class HostBackoff {
  private static final Duration UNSAID = Duration.ofMinutes(1);
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final int ADDRESSES_TO_BELIEVE = 2;
  private static final int SWEEP = 10_000;

  private static final class Host {
    final Set<String> limited = new HashSet<>();
    Instant longest = Instant.MIN;
  }

  private final Map<String, Host> hosts = new HashMap<>();

  /**
   * The server asks for patience at an address.
   *
   * @param asked how long, null when it does not say
   */
  synchronized void limited(HttpUrl url, @Nullable Duration asked, Instant now) {
    if (hosts.size() > SWEEP) {
      hosts.values().removeIf(h -> h.longest.plus(FORGOTTEN).isBefore(now));
    }
    Host host = hosts.computeIfAbsent(url.host(), name -> new Host());
    if (host.limited.size() < ADDRESSES_TO_BELIEVE) {
      host.limited.add(url.toString());
    }
    Instant until = now.plus(asked == null ? UNSAID : asked);
    host.longest = until.isAfter(host.longest) ? until : host.longest;
  }

  /** An address of the host came well. */
  synchronized void well(HttpUrl url) {
    hosts.remove(url.host());
  }

  /** For how long the host is to be left alone; null when it may be asked. */
  synchronized @Nullable Duration left(HttpUrl url, Instant now) {
    Host host = hosts.get(url.host());
    if (host == null || host.limited.size() < ADDRESSES_TO_BELIEVE) {
      return null;
    }
    return host.longest.isAfter(now) ? Duration.between(now, host.longest) : null;
  }
}
