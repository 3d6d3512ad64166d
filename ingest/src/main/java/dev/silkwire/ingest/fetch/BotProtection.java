package dev.silkwire.ingest.fetch;

import java.util.Locale;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Names the walls that servers put up, so that a person knows whom to ask. Evades none. */
final class BotProtection {
  private BotProtection() {}

  /** Whether the server keeps us out: a login, a paywall, the law, or a wall against robots. */
  static boolean refuses(Response response) {
    int status = response.code();
    return status == 401 || status == 402 || status == 403 || status == 451 || challenged(response);
  }

  static String note(Response response) {
    if (challenged(response)) {
      return "a Cloudflare challenge keeps robots out; ask the publisher to let Silkwire in";
    }
    return switch (response.code()) {
      case 401 -> "the server wants a login (401)";
      case 402 -> "a paywall (402)";
      case 451 -> "unavailable for legal reasons (451)";
      default -> named(response.header("Server"), response.code());
    };
  }

  private static String named(@Nullable String server, int status) {
    boolean cloudflare = server != null && server.toLowerCase(Locale.ROOT).contains("cloudflare");
    return (cloudflare ? "Cloudflare" : "the server") + " refuses us (" + status + ")";
  }

  private static boolean challenged(Response response) {
    return "challenge".equalsIgnoreCase(response.header("cf-mitigated"));
  }
}
