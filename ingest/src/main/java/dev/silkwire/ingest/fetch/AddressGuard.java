package dev.silkwire.ingest.fetch;

import dev.silkwire.ingest.text.ResourceLines;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A guard against requests to internal addresses (SSRF): permits public addresses and the ranges
 * that the operator allows. IPv6 addresses that embed an IPv4 address (NAT64, 6to4) are checked by
 * the embedded address. Immutable.
 */
public final class AddressGuard {
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*|[0-9.]+");
  private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
  private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

  private final List<Cidr> reserved =
      ResourceLines.of(AddressGuard.class, "special-addresses.txt").stream()
          .map(Cidr::parse)
          .toList();
  private final List<Cidr> allowed;

  /**
   * @param allow ranges that the operator allows
   * @throws IllegalArgumentException if one is not an address range; the message names it
   */
  public AddressGuard(List<String> allow) {
    this.allowed = allow.stream().map(Cidr::parse).toList();
  }

  /**
   * Validates address ranges.
   *
   * @throws IllegalArgumentException if one is not an address range; the message names it
   */
  public static void check(List<String> ranges) {
    ranges.forEach(Cidr::parse);
  }

  /** Returns whether connections to the address are permitted. */
  public boolean permits(InetAddress address) {
    byte[] bytes = embedded(address);
    return isIn(allowed, bytes) || !isIn(reserved, bytes);
  }

  /**
   * Checks a host that is an address literal. OkHttp connects to literals without calling its
   * {@link Dns}.
   *
   * @throws RefusedAddress if the host is a literal that is not permitted
   */
  void check(HttpUrl url) throws RefusedAddress {
    InetAddress literal = literal(url.host());
    if (literal != null && !permits(literal)) {
      throw new RefusedAddress(url.host());
    }
  }

  /**
   * Returns the address of a literal, else null. Uses the same pattern as OkHttp, which has
   * lower-cased the host.
   */
  private static @Nullable InetAddress literal(String host) throws RefusedAddress {
    if (!LITERAL.matcher(host).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new RefusedAddress(host);
    }
  }

  /** Returns a resolver that returns only permitted addresses. OkHttp connects to no other. */
  Dns dns() {
    return host -> {
      List<InetAddress> all = Dns.SYSTEM.lookup(host);
      List<InetAddress> permitted = all.stream().filter(this::permits).toList();
      if (permitted.isEmpty()) {
        throw new RefusedAddress(host);
      }
      return permitted;
    };
  }

  private static boolean isIn(List<Cidr> ranges, byte[] address) {
    return ranges.stream().anyMatch(r -> r.contains(address));
  }

  /** Returns the embedded IPv4 address if there is one, else the address itself. */
  private static byte[] embedded(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address && NAT64.contains(bytes)) {
      return Arrays.copyOfRange(bytes, 12, 16);
    }
    if (address instanceof Inet6Address && SIX_TO_FOUR.contains(bytes)) {
      return Arrays.copyOfRange(bytes, 2, 6);
    }
    return bytes;
  }

  /** Thrown when a host has no permitted address. */
  static final class RefusedAddress extends UnknownHostException {
    RefusedAddress(String host) {
      super(host + " is not a public address; to fetch from it, allow its range with --allow");
    }
  }
}
