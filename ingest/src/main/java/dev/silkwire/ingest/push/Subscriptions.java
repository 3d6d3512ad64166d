package dev.silkwire.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.FeedStatus.Subscription;
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
 * back, renewed before its lease ends. They live as long as this process and as the feed is ours:
 * whoever has it next subscribes at his first poll, with a secret of his own. Thread-safe.
 */
public final class Subscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
  private static final Duration LEASE = Duration.ofDays(10);
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final Duration AFTER_DENIAL = Duration.ofDays(1);

  /** Ways to sign that WebSub knows; the hubs that most feeds name still use the first. */
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "sha1",
          "HmacSHA1",
          "sha256",
          "HmacSHA256",
          "sha384",
          "HmacSHA384",
          "sha512",
          "HmacSHA512");

  private final @Nullable String callback;
  private final Fetcher fetcher;
  private final InstantSource clock;
  private final SecureRandom chance = new SecureRandom();
  private final Map<String, Held> byFeed = new ConcurrentHashMap<>();

  /** A subscription; it ends at the epoch until the hub has confirmed it. */
  private record Held(Hub hub, String secret, Instant askAgain, Instant ends) {}

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
   * @param hub that it names; null when it names none, and what is held lapses
   */
  public void answered(String feedId, @Nullable Hub hub) {
    if (callback == null || hub == null) {
      return;
    }
    Held held = byFeed.get(feedId);
    if (held == null || !held.hub().equals(hub)) {
      subscribe(feedId, hub, null);
    } else if (held.askAgain().isBefore(clock.instant())) {
      subscribe(feedId, hub, held);
    }
  }

  /** Our subscription to the feed, as its state keeps it; null when there is none. */
  public @Nullable Subscription of(String feedId) {
    Held held = byFeed.get(feedId);
    return held == null
        ? null
        : new Subscription(
            held.hub().url(), held.hub().topic(), isLive(feedId) ? held.ends() : null);
  }

  /** Whether the hub has promised to send us what is new. */
  public boolean isLive(String feedId) {
    Held held = byFeed.get(feedId);
    return held != null && held.ends().isAfter(clock.instant());
  }

  /** Forgets a feed that is no longer ours; its hub is told when it next sends something. */
  public void forget(String feedId) {
    byFeed.remove(feedId);
  }

  /** The hub asks whether we meant it: only what we asked for is confirmed. */
  boolean confirm(String feedId, @Nullable String mode, @Nullable String topic, Duration lease) {
    Held asked = byFeed.get(feedId);
    if (asked == null || !asked.hub().topic().equals(topic)) {
      return false;
    }
    Instant now = clock.instant();
    if ("denied".equals(mode)) {
      LOG.info("the hub {} does not send us {}; it is polled", asked.hub().url(), topic);
      byFeed.put(
          feedId, new Held(asked.hub(), asked.secret(), now.plus(AFTER_DENIAL), Instant.EPOCH));
    } else if ("subscribe".equals(mode)) {
      Instant renew = now.plus(lease.multipliedBy(3).dividedBy(4));
      byFeed.put(feedId, new Held(asked.hub(), asked.secret(), renew, now.plus(lease)));
    }
    return "denied".equals(mode) || "subscribe".equals(mode);
  }

  boolean knows(String feedId) {
    return byFeed.containsKey(feedId);
  }

  /** Whether the body is signed with the secret that only the hub was told. */
  boolean isSigned(String feedId, @Nullable String signature, byte[] body) {
    Held held = byFeed.get(feedId);
    String[] said = signature == null ? new String[0] : signature.strip().split("=", 2);
    String algorithm = said.length < 2 ? null : SIGNATURES.get(said[0].toLowerCase(Locale.ROOT));
    if (held == null || algorithm == null) {
      return false;
    }
    byte[] right = hmac(algorithm, held.secret(), body).getBytes(UTF_8);
    return MessageDigest.isEqual(right, said[1].toLowerCase(Locale.ROOT).getBytes(UTF_8));
  }

  private void subscribe(String feedId, Hub hub, @Nullable Held held) {
    Instant again = clock.instant().plus(PATIENCE);
    Held asked =
        held == null
            ? new Held(hub, secret(), again, Instant.EPOCH)
            : new Held(hub, held.secret(), again, held.ends());
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

  private static String hmac(String algorithm, String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
