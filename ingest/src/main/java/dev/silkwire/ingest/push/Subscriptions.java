package dev.silkwire.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.ingest.feed.Hub;
import dev.silkwire.ingest.fetch.Fetcher;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our subscriptions at hubs, after W3C WebSub: each with a secret, confirmed by the hub's question
 * back, renewed before its lease ends. They live as long as this process: after a restart a feed is
 * subscribed to again when it next names its hub. Thread-safe.
 */
public final class Subscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
  private static final Duration LEASE = Duration.ofDays(10);
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final String SIGNED = "sha256=";

  private final @Nullable String callback;
  private final Fetcher fetcher;
  private final InstantSource clock;
  private final SecureRandom chance = new SecureRandom();
  private final Map<String, Subscription> byFeed = new ConcurrentHashMap<>();

  /** A subscription; it ends at the epoch until the hub has confirmed it. */
  private record Subscription(Hub hub, String secret, Instant askAgain, Instant ends) {}

  /**
   * @param callback public address under which hubs reach our {@link PushServer}; null: none does,
   *     and nothing is subscribed to
   */
  public Subscriptions(@Nullable String callback, Fetcher fetcher, InstantSource clock) {
    this.callback = callback == null ? null : callback.replaceFirst("/+$", "");
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /**
   * A feed has answered: subscribes, or renews, when it is time.
   *
   * @param hub that it names now; null when the answer named none
   */
  public void answered(String feedId, @Nullable Hub hub) {
    Subscription held = byFeed.get(feedId);
    Hub at = hub != null ? hub : held == null ? null : held.hub();
    if (callback == null || at == null) {
      return;
    }
    if (held == null || !held.hub().equals(at)) {
      subscribe(feedId, at, null);
    } else if (held.askAgain().isBefore(clock.instant())) {
      subscribe(feedId, at, held);
    }
  }

  /** Whether the hub has promised to send us what is new. */
  public boolean isLive(String feedId) {
    Subscription held = byFeed.get(feedId);
    return held != null && held.ends().isAfter(clock.instant());
  }

  /** Forgets a feed that is no longer ours; the hub learns of it when it next sends something. */
  public void forget(String feedId) {
    byFeed.remove(feedId);
  }

  /** The hub asks whether we meant it: only what we asked for is confirmed. */
  boolean confirm(String feedId, @Nullable String mode, @Nullable String topic, Duration lease) {
    Subscription asked = byFeed.get(feedId);
    if (asked == null || !asked.hub().topic().equals(topic) || !"subscribe".equals(mode)) {
      return false;
    }
    Instant now = clock.instant();
    Instant renew = now.plus(lease.multipliedBy(3).dividedBy(4));
    byFeed.put(feedId, new Subscription(asked.hub(), asked.secret(), renew, now.plus(lease)));
    return true;
  }

  boolean knows(String feedId) {
    return byFeed.containsKey(feedId);
  }

  /** Whether the body is signed with the secret that only the hub was told. */
  boolean isSigned(String feedId, @Nullable String signature, byte[] body) {
    Subscription held = byFeed.get(feedId);
    if (held == null || signature == null || !signature.startsWith(SIGNED)) {
      return false;
    }
    String said = signature.substring(SIGNED.length()).toLowerCase(Locale.ROOT);
    return MessageDigest.isEqual(hmac(held.secret(), body).getBytes(UTF_8), said.getBytes(UTF_8));
  }

  private void subscribe(String feedId, Hub hub, @Nullable Subscription held) {
    Instant again = clock.instant().plus(PATIENCE);
    Subscription asked =
        held == null
            ? new Subscription(hub, secret(), again, Instant.EPOCH)
            : new Subscription(hub, held.secret(), again, held.ends());
    byFeed.put(feedId, asked);
    Map<String, String> form =
        Map.of(
            "hub.mode",
            "subscribe",
            "hub.topic",
            hub.topic(),
            "hub.callback",
            callback + "/" + feedId,
            "hub.secret",
            asked.secret(),
            "hub.lease_seconds",
            Long.toString(LEASE.toSeconds()));
    var unused =
        fetcher
            .post(hub.url(), form)
            .thenAccept(result -> LOG.debug("asked {} for {}: {}", hub.url(), hub.topic(), result));
  }

  private String secret() {
    byte[] bytes = new byte[24];
    chance.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String hmac(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
