package dev.silkwire.sink.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block of IP addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. No
 * name is ever looked up. Immutable.
 */
final class AddressBlock {
  private static final int SITE_BITS = 64;

  private final byte[] network;
  private final int bits;

  private AddressBlock(byte[] network, int bits) {
    this.network = network.clone();
    this.bits = bits;
  }

  /**
   * Parses a block, or one address.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static AddressBlock parse(String text) {
    String[] parts = text.split("/", 2);
    byte[] network = address(parts[0]).map(InetAddress::getAddress).orElseThrow(() -> fault(text));
    int most = network.length * Byte.SIZE;
    if (parts.length == 1) {
      return new AddressBlock(network, most);
    }
    if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > most) {
      throw fault(text);
    }
    return new AddressBlock(network, Integer.parseInt(parts[1]));
  }

  private static IllegalArgumentException fault(String text) {
    return new IllegalArgumentException(
        "trustedProxies holds addresses or blocks such as 10.0.0.0/8, not " + text);
  }

  /** Whether an address lies in the block. */
  boolean holds(InetAddress address) {
    byte[] other = address.getAddress();
    return other.length == network.length && Arrays.equals(cut(other, bits), cut(network, bits));
  }

  private static byte[] cut(byte[] address, int bits) {
    byte[] cut = address.clone();
    for (int i = 0; i < cut.length; i++) {
      int kept = Math.min(Byte.SIZE, Math.max(0, bits - i * Byte.SIZE));
      cut[i] &= (byte) (0xff << (Byte.SIZE - kept));
    }
    return cut;
  }

  /**
   * The address that a text is, with or without a port; IPv6 in IPv4's form is IPv4. Empty for
   * names and all else.
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

  /** One client: an IPv4 address, or the 64 bits that an IPv6 site is given. */
  static String client(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? address.getHostAddress() : Arrays.toString(cut(bytes, SITE_BITS));
  }
}
