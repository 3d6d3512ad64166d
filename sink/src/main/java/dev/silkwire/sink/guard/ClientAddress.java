package dev.silkwire.sink.guard;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines which client a request is counted for. A header is believed only when it comes from a
 * trusted proxy: the client is the rightmost address that is not such a proxy, as everything to the
 * left of it may be invented. Thread-safe: immutable.
 */
final class ClientAddress {
  private static final Pattern FOR = Pattern.compile("(?i)(?:^|[;,\\s])for=\"?([^;,\"]*)\"?");
  private static final int MOST_HOPS = 20;

  private final List<AddressBlock> trusted;

  ClientAddress(List<String> trustedProxies) {
    this.trusted = trustedProxies.stream().map(AddressBlock::parse).toList();
  }

  /** A name of the client. */
  String of(Context ctx) {
    String remote = requireNonNull(ctx.ip());
    InetAddress peer = AddressBlock.address(remote).orElse(null);
    if (peer == null) {
      return remote;
    }
    if (!isProxy(peer)) {
      return AddressBlock.client(peer);
    }
    Optional<InetAddress> plain = rightmost(plain(header(ctx, "X-Forwarded-For")));
    Optional<InetAddress> standard = rightmost(standard(header(ctx, "Forwarded")));
    boolean differ = plain.isPresent() && standard.isPresent() && !plain.equals(standard);
    return AddressBlock.client(differ ? peer : plain.or(() -> standard).orElse(peer));
  }

  private static String header(Context ctx, String name) {
    return String.join(",", Collections.list(ctx.req().getHeaders(name)));
  }

  private static List<String> plain(String header) {
    return header.isBlank() ? List.of() : List.of(header.split(","));
  }

  private static List<String> standard(String header) {
    List<String> addresses = new ArrayList<>();
    Matcher found = FOR.matcher(header);
    while (found.find()) {
      addresses.add(found.group(1));
    }
    return addresses;
  }

  /** Ends at what is no address: nothing further left can be believed. */
  private Optional<InetAddress> rightmost(List<String> addresses) {
    int last = Math.max(0, addresses.size() - MOST_HOPS);
    for (int i = addresses.size() - 1; i >= last; i--) {
      Optional<InetAddress> address = AddressBlock.address(addresses.get(i));
      if (address.isEmpty() || !isProxy(address.get())) {
        return address;
      }
    }
    return Optional.empty();
  }

  private boolean isProxy(InetAddress address) {
    return trusted.stream().anyMatch(block -> block.holds(address));
  }
}
