package dev.silkwire.sink.guard;

import static java.util.Objects.requireNonNullElse;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authentication and the rate limit of page and API.
 *
 * @param password password of Basic authentication, with any user name; null for none
 * @param token Bearer token, also accepted in the cookie {@code silkwire_token}; null for none
 * @param proxyHeader header in which an authenticating reverse proxy passes the user; null for none
 * @param anyone whether access without authentication is allowed; false by default
 * @param hosts host names that a server on loopback accepts besides those of loopback itself
 * @param perMinute maximum number of requests a minute from one client, 0 for no limit; 3000 by
 *     default
 * @param trustedProxies addresses or CIDR blocks of reverse proxies whose {@code X-Forwarded-For}
 *     or {@code Forwarded} header names the client; none by default
 */
public record AccessConfig(
    @Nullable String password,
    @Nullable String token,
    @Nullable String proxyHeader,
    Boolean anyone,
    List<String> hosts,
    Integer perMinute,
    List<String> trustedProxies) {
  /** All defaults, for a page that only this machine can reach. */
  @SuppressWarnings("NullAway") // the constructor replaces null by the default
  public static final AccessConfig DEFAULTS =
      new AccessConfig(null, null, null, null, null, null, null);

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  public AccessConfig {
    anyone = requireNonNullElse(anyone, false);
    hosts = hosts == null ? List.of() : List.copyOf(hosts);
    perMinute = requireNonNullElse(perMinute, 3000);
    trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
    trustedProxies.forEach(AddressBlock::parse);
    if (perMinute < 0) {
      throw new IllegalArgumentException("perMinute must not be negative, but is " + perMinute);
    }
  }

  /** Returns whether authentication is configured, or switched off explicitly. */
  public boolean isConfigured() {
    return anyone || requiresAuthentication();
  }

  boolean requiresAuthentication() {
    return password != null || token != null || proxyHeader != null;
  }

  /** Returns whether only this machine can reach an address. */
  public static boolean isLoopback(String address) {
    try {
      return LOOPBACK.contains(address.toLowerCase(Locale.ROOT))
          || (address.matches("[0-9.:a-fA-F]+")
              && InetAddress.getByName(address).isLoopbackAddress());
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Leaves out the secrets. */
  @Override
  public String toString() {
    return "AccessConfig[proxyHeader=%s, anyone=%s, hosts=%s, perMinute=%d, trustedProxies=%s]"
        .formatted(proxyHeader, anyone, hosts, perMinute, trustedProxies);
  }
}
