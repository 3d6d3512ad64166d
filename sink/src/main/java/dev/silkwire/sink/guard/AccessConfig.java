package dev.silkwire.sink.guard;

import static java.util.Objects.requireNonNullElse;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may look at page and API.
 *
 * @param password wanted by Basic authentication, with any user name; null for none
 * @param token wanted as a Bearer token or in the cookie {@code silkwire_token}; null for none
 * @param proxyHeader header that a proxy in front sets to who is there; null for none
 * @param anyone whether everybody may look who reaches the port; false by default
 * @param hosts names by which a page on loopback may be asked for, beside those of loopback itself
 * @param perMinute most requests a minute from one address, 0 for no limit; 3000 by default
 * @param trustedProxies addresses or CIDR blocks of proxies whose {@code X-Forwarded-For} or {@code
 *     Forwarded} names the client that the limit counts; none by default
 */
public record AccessConfig(
    @Nullable String password,
    @Nullable String token,
    @Nullable String proxyHeader,
    Boolean anyone,
    List<String> hosts,
    Integer perMinute,
    List<String> trustedProxies) {
  /** For a page that only this machine can reach. */
  @SuppressWarnings("NullAway") // what is absent gets its default in the constructor
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

  /** Whether somebody asks who is there, or it was said that nobody need. */
  public boolean decided() {
    return anyone || asks();
  }

  boolean asks() {
    return password != null || token != null || proxyHeader != null;
  }

  /** Whether only this machine reaches an address. */
  public static boolean loopback(String address) {
    try {
      return LOOPBACK.contains(address.toLowerCase(Locale.ROOT))
          || (address.matches("[0-9.:a-fA-F]+")
              && InetAddress.getByName(address).isLoopbackAddress());
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return "AccessConfig[proxyHeader=%s, anyone=%s, hosts=%s, perMinute=%d, trustedProxies=%s]"
        .formatted(proxyHeader, anyone, hosts, perMinute, trustedProxies);
  }
}
