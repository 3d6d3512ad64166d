package dev.silkwire.sink.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block of IP addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}.
 * Host names are never resolved. Immutable.
 */
final class AddressBlock {
  /** The length of the prefix that an IPv6 site is assigned. */
  private static final int IPV6_SITE_BITS = 64;

  private final byte[] network;
  private final int bits;

  private AddressBlock(byte[] network, int bits) {
    this.network = network.clone();
    this.bits = bits;
  }

  /**
   * Parses a block or a single address.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static AddressBlock parse(String text) {
    String[] parts = text.split("/", 2);
    byte[] network =
        address(parts[0]).map(InetAddress::getAddress).orElseThrow(() -> invalid(text));
    int maxBits = network.length * Byte.SIZE;
    if (parts.length == 1) {
      return new AddressBlock(network, maxBits);
    }
    if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > maxBits) {
      throw invalid(text);
    }
    return new AddressBlock(network, Integer.parseInt(parts[1]));
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "trustedProxies must be addresses or blocks such as 10.0.0.0/8, not " + text);
  }

  boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    return other.length == network.length
        && Arrays.equals(prefix(other, bits), prefix(network, bits));
  }

  private static byte[] prefix(byte[] address, int bits) {
    byte[] prefix = address.clone();
    for (int i = 0; i < prefix.length; i++) {
      int kept = Math.min(Byte.SIZE, Math.max(0, bits - i * Byte.SIZE));
      prefix[i] &= (byte) (0xff << (Byte.SIZE - kept));
    }
    return prefix;
  }

  /**
   * Parses an address with or without a port. An IPv4-mapped IPv6 address becomes IPv4. Returns
   * empty for host names and other text.
   */
  static Optional<InetAddress> address(String text) {
    String bare =
        text.strip()
            .replaceFirst("^\\[(.*)\\](:\\d+)?$", "$1")
            .replaceFirst("^(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+$", "$1")
            .replaceFirst("%.*", "");
    if (!bare.matches("\\d{1,3}(\\.\\d{1,3}){3}")
        && !bare.matches("[0-9a-fA-F.]*:[0-9a-fA-F:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Returns a key of the client: its IPv4 address, or the first 64 bits of its IPv6 address. */
  static String client(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? address.getHostAddress()
        : Arrays.toString(prefix(bytes, IPV6_SITE_BITS));
  }
}
