package dev.silkwire.ingest.fetch;

import java.util.Locale;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Detects responses by which a server denies access, and describes them for the operator. Does not
 * evade them.
 */
final class BotProtection {
  private BotProtection() {}

  /**
   * Returns whether the server denies access: login, paywall, legal reasons, or protection against
   * bots.
   */
  static boolean refuses(Response response) {
    int status = response.code();
    return status == 401
        || status == 402
        || status == 403
        || status == 451
        || isChallenge(response);
  }

  /** Returns the reason for the operator. */
  static String note(Response response) {
    if (isChallenge(response)) {
      return "blocked by a Cloudflare bot challenge; ask the publisher to allow Silkwire";
    }
    return switch (response.code()) {
      case 401 -> "the server requires a login (401)";
      case 402 -> "the server requires payment (402)";
      case 451 -> "unavailable for legal reasons (451)";
      default -> forbidden(response.header("Server"), response.code());
    };
  }

  private static String forbidden(@Nullable String server, int status) {
    boolean cloudflare = server != null && server.toLowerCase(Locale.ROOT).contains("cloudflare");
    return (cloudflare ? "Cloudflare" : "the server") + " denies access (" + status + ")";
  }

  private static boolean isChallenge(Response response) {
    return "challenge".equalsIgnoreCase(response.header("cf-mitigated"));
  }
}
