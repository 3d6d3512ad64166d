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
 * Determines which client the rate limit counts a request for. Forwarding headers are used only
 * when a trusted proxy sent them. The client is then the rightmost address that is not a trusted
 * proxy, because a client can forge everything to the left of it. Thread-safe: immutable.
 */
final class ClientAddress {
  private static final Pattern FOR = Pattern.compile("(?i)(?:^|[;,\\s])for=\"?([^;,\"]*)\"?");
  private static final int MAX_HOPS = 20;

  private final List<AddressBlock> trusted;

  ClientAddress(List<String> trustedProxies) {
    this.trusted = trustedProxies.stream().map(AddressBlock::parse).toList();
  }

  /** Returns a key of the client. */
  String of(Context ctx) {
    String remote = requireNonNull(ctx.ip());
    InetAddress peer = AddressBlock.address(remote).orElse(null);
    if (peer == null) {
      return remote;
    }
    if (!isProxy(peer)) {
      return AddressBlock.client(peer);
    }
    Optional<InetAddress> xff = rightmost(xForwardedFor(header(ctx, "X-Forwarded-For")));
    Optional<InetAddress> rfc7239 = rightmost(forwarded(header(ctx, "Forwarded")));
    boolean differ = xff.isPresent() && rfc7239.isPresent() && !xff.equals(rfc7239);
    return AddressBlock.client(differ ? peer : xff.or(() -> rfc7239).orElse(peer));
  }

  private static String header(Context ctx, String name) {
    return String.join(",", Collections.list(ctx.req().getHeaders(name)));
  }

  private static List<String> xForwardedFor(String header) {
    return header.isBlank() ? List.of() : List.of(header.split(","));
  }

  private static List<String> forwarded(String header) {
    List<String> addresses = new ArrayList<>();
    Matcher matcher = FOR.matcher(header);
    while (matcher.find()) {
      addresses.add(matcher.group(1));
    }
    return addresses;
  }

  /** Returns the rightmost untrusted address; empty when text that is no address precedes it. */
  private Optional<InetAddress> rightmost(List<String> addresses) {
    int last = Math.max(0, addresses.size() - MAX_HOPS);
    for (int i = addresses.size() - 1; i >= last; i--) {
      Optional<InetAddress> address = AddressBlock.address(addresses.get(i));
      if (address.isEmpty() || !isProxy(address.get())) {
        return address;
      }
    }
    return Optional.empty();
  }

  private boolean isProxy(InetAddress address) {
    return trusted.stream().anyMatch(block -> block.contains(address));
  }
}
