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
 * Keeps the fetcher on the public internet: only public addresses, and the private ranges the
 * operator allows by name. Addresses of IPv6 that carry one of IPv4 (NAT64, 6to4) are judged by
 * what they carry. Immutable.
 */
public final class AddressGuard {
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*|[0-9.]+");
  private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
  private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

  private final List<Cidr> special =
      ResourceLines.of(AddressGuard.class, "special-addresses.txt").stream()
          .map(Cidr::parse)
          .toList();
  private final List<Cidr> allowed;

  /**
   * @param allow ranges the operator allows
   * @throws IllegalArgumentException when one is no range, naming it
   */
  public AddressGuard(List<String> allow) {
    this.allowed = allow.stream().map(Cidr::parse).toList();
  }

  /**
   * Looks ranges over.
   *
   * @throws IllegalArgumentException when one is no range, naming it
   */
  public static void check(List<String> ranges) {
    ranges.forEach(Cidr::parse);
  }

  /** Whether it may be connected to. */
  public boolean permits(InetAddress address) {
    byte[] bytes = carried(address);
    return within(allowed, bytes) || !within(special, bytes);
  }

  /**
   * Refuses an address literal that may not be connected to. Nothing is sent: OkHttp connects to
   * literals without asking its DNS.
   *
   * @throws RefusedAddress when the host is such a literal
   */
  void check(HttpUrl url) throws RefusedAddress {
    InetAddress literal = literal(url.host());
    if (literal != null && !permits(literal)) {
      throw new RefusedAddress(url.host());
    }
  }

  /** The same test by which OkHttp tells literals from names; it has lower-cased the host. */
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

  /** Look-ups that give permitted addresses only; OkHttp connects to nothing else. */
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

  private static boolean within(List<Cidr> ranges, byte[] address) {
    return ranges.stream().anyMatch(r -> r.contains(address));
  }

  private static byte[] carried(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address && NAT64.contains(bytes)) {
      return Arrays.copyOfRange(bytes, 12, 16);
    }
    if (address instanceof Inet6Address && SIX_TO_FOUR.contains(bytes)) {
      return Arrays.copyOfRange(bytes, 2, 6);
    }
    return bytes;
  }

  /** The address is none that may be fetched from. */
  static final class RefusedAddress extends UnknownHostException {
    RefusedAddress(String host) {
      super(host + " is not a public address; allow its range with --allow if you mean it");
    }
  }
}
