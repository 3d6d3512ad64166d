package dev.silkwire.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * An address range in CIDR notation, such as {@code 127.0.1.0/24}. IPv4 and IPv6 never match each
 * other.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cidr(byte[] network, int bits) {
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /**
   * @throws IllegalArgumentException if the text is not an address range; the message contains it
   */
  static Cidr parse(String text) {
    String[] parts = text.strip().split("/", 2);
    if (!LITERAL.matcher(parts[0]).matches()) {
      throw invalid(text);
    }
    try {
      byte[] network = InetAddress.getByName(parts[0]).getAddress();
      int bits = parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]);
      if (bits < 0 || bits > network.length * 8) {
        throw invalid(text);
      }
      return new Cidr(network, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw invalid(text);
    }
  }

  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    for (int i = 0; i * 8 < bits; i++) {
      int mask = bits - i * 8 >= 8 ? 0xff : 0xff << (8 - (bits - i * 8));
      if (((address[i] ^ network[i]) & mask & 0xff) != 0) {
        return false;
      }
    }
    return true;
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not an address range; write it like 10.0.0.0/8 or fd00::/8");
  }
}
