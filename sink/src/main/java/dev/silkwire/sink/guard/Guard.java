package dev.silkwire.sink.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter of all requests. It rejects requests to a loopback server under a foreign host name (DNS
 * rebinding), requests without valid credentials, and clients that exceed the rate limit.
 * Thread-safe: its only state is a synchronised {@link RateLimit}.
 */
public final class Guard {
  /** A wrong password counts as this many requests, which slows down guessing. */
  private static final int REQUESTS_PER_WRONG_PASSWORD = 50;

  private static final String COOKIE = "silkwire_token";

  private final AccessConfig access;
  private final boolean onLoopback;
  private final RateLimit limit;
  private final ClientAddress clients;

  /**
   * Creates the filter of a server.
   *
   * @param bind the address that the server listens on
   */
  public Guard(AccessConfig access, String bind, InstantSource clock) {
    this.access = requireNonNull(access);
    this.onLoopback = AccessConfig.isLoopback(bind);
    this.limit = new RateLimit(access.perMinute(), clock);
    this.clients = new ClientAddress(access.trustedProxies());
  }

  /**
   * Checks a request.
   *
   * @throws RequestRejected when it is rejected
   */
  public void check(Context ctx) {
    if (onLoopback && !knownHost(ctx.header("Host"))) {
      throw new RequestRejected(
          421, "this is not a name of this server; see the setting access.hosts", Map.of());
    }
    if (ctx.path().startsWith("/health/")) {
      return;
    }
    count(ctx, 1);
    if (access.requiresAuthentication() && !isAuthenticated(ctx)) {
      count(ctx, REQUESTS_PER_WRONG_PASSWORD);
      throw new RequestRejected(
          401, "authentication is required", Map.of("WWW-Authenticate", challenge()));
    }
  }

  /** Returns a key of the client that a request is counted for. */
  public String client(Context ctx) {
    return clients.of(ctx);
  }

  private void count(Context ctx, int requests) {
    Duration wait = limit.take(client(ctx), requests);
    if (!wait.isZero()) {
      throw new RequestRejected(
          429,
          "too many requests; try again in a moment",
          Map.of("Retry-After", Long.toString(wait.toSeconds() + 1)));
    }
  }

  private boolean knownHost(@Nullable String header) {
    if (header == null) {
      return false;
    }
    String host = header.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    return AccessConfig.isLoopback(host.replaceAll("[\\[\\]]", ""))
        || access.hosts().contains(host);
  }

  private boolean isAuthenticated(Context ctx) {
    String header = access.proxyHeader();
    if (header != null && !isBlank(ctx.header(header))) {
      return true;
    }
    String authorization = ctx.header("Authorization");
    return matches(access.password(), password(authorization))
        || matches(access.token(), credentials("Bearer ", authorization))
        || matches(access.token(), ctx.cookie(COOKIE));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static @Nullable String password(@Nullable String authorization) {
    String encoded = credentials("Basic ", authorization);
    if (encoded == null) {
      return null;
    }
    try {
      String pair = new String(Base64.getDecoder().decode(encoded.strip()), UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String credentials(String scheme, @Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, scheme, 0, scheme.length())
        ? authorization.substring(scheme.length())
        : null;
  }

  /** Compares in constant time, whatever the lengths, so that timing reveals nothing. */
  private static boolean matches(@Nullable String expected, @Nullable String actual) {
    return expected != null
        && actual != null
        && MessageDigest.isEqual(digest(expected), digest(actual));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private String challenge() {
    return access.password() != null ? "Basic realm=\"Silkwire\", charset=\"UTF-8\"" : "Bearer";
  }
}
