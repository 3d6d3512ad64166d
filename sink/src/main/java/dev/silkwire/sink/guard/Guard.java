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
 * Stands before every request: who asks for this machine's page by another name (a page elsewhere
 * whose name was made to point here), who has no password, and who asks too often, is refused.
 * Thread-safe.
 */
public final class Guard {
  /** What a wrong password costs, in requests: guessing is slow. */
  private static final int COST_OF_A_WRONG_GUESS = 50;

  private static final String COOKIE = "silkwire_token";

  private final AccessConfig access;
  private final boolean onLoopback;
  private final RateLimit limit;
  private final ClientAddress clients;

  /**
   * Guards a server.
   *
   * @param bind the address it listens on
   */
  public Guard(AccessConfig access, String bind, InstantSource clock) {
    this.access = requireNonNull(access);
    this.onLoopback = AccessConfig.loopback(bind);
    this.limit = new RateLimit(access.perMinute(), clock);
    this.clients = new ClientAddress(access.trustedProxies());
  }

  /**
   * Lets a request pass.
   *
   * @throws Refused when it may not
   */
  public void check(Context ctx) {
    if (onLoopback && !knownHost(ctx.header("Host"))) {
      throw new Refused(
          421, "this is not a name of this server; see the setting access.hosts", Map.of());
    }
    if (ctx.path().startsWith("/health/")) {
      return;
    }
    count(ctx, 1);
    if (access.asks() && !known(ctx)) {
      count(ctx, COST_OF_A_WRONG_GUESS);
      throw new Refused(401, "say who you are", Map.of("WWW-Authenticate", challenge()));
    }
  }

  /** A name of the client that a request is counted for. */
  public String client(Context ctx) {
    return clients.of(ctx);
  }

  private void count(Context ctx, int requests) {
    Duration wait = limit.take(client(ctx), requests);
    if (!wait.isZero()) {
      throw new Refused(
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
    return AccessConfig.loopback(host.replaceAll("[\\[\\]]", "")) || access.hosts().contains(host);
  }

  private boolean known(Context ctx) {
    String header = access.proxyHeader();
    if (header != null && !isBlank(ctx.header(header))) {
      return true;
    }
    String said = ctx.header("Authorization");
    return same(access.password(), password(said))
        || same(access.token(), after("Bearer ", said))
        || same(access.token(), ctx.cookie(COOKIE));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static @Nullable String password(@Nullable String authorization) {
    String encoded = after("Basic ", authorization);
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

  private static @Nullable String after(String scheme, @Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, scheme, 0, scheme.length())
        ? authorization.substring(scheme.length())
        : null;
  }

  /** Takes the same time wherever they differ, and whatever their lengths. */
  private static boolean same(@Nullable String wanted, @Nullable String said) {
    return wanted != null && said != null && MessageDigest.isEqual(digest(wanted), digest(said));
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
