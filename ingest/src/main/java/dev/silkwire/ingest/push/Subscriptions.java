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
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions at hubs (W3C WebSub): each with a random secret for signatures and a random
 * token as the last part of its callback, confirmed by the hub's request, renewed before its lease
 * ends. Both live as long as this process owns the feed and are stored nowhere: the next owner
 * subscribes again at its first poll, with a secret and a token of its own, and a leaked state
 * reveals neither. Thread-safe: subscriptions are immutable values in concurrent maps.
 */
public final class Subscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
  private static final Duration LEASE = Duration.ofDays(10);
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final Duration AFTER_DENIAL = Duration.ofDays(1);
  private static final int MOST_ENDED = 10_000;

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
  private final Map<String, String> feedByToken = new ConcurrentHashMap<>();
  private final Set<String> ended = Collections.newSetFromMap(new ConcurrentHashMap<>());

  /** A subscription; it ends at the epoch until the hub has confirmed it. */
  private record Held(Hub hub, String token, String secret, Instant askAgain, Instant ends) {
    Held until(Instant again, Instant end) {
      return new Held(hub, token, secret, again, end);
    }
  }

  /**
   * A signed delivery whose body is yet to come. Not thread-safe.
   *
   * @param mac takes the body in pieces
   * @param signature as the hub wrote it
   */
  record Delivery(String feedId, Mac mac, String signature) {
    void sign(byte[] bytes, int length) {
      mac.update(bytes, 0, length);
    }

    /** Whether the hub's signature is that of the whole body. */
    boolean isRight() {
      byte[] right = HexFormat.of().formatHex(mac.doFinal()).getBytes(UTF_8);
      return MessageDigest.isEqual(right, signature.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }
  }

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

  /** Forgets a feed that is no longer ours; its hub learns it at its next delivery. */
  public void forget(String feedId) {
    end(byFeed.remove(feedId));
  }

  private void end(@Nullable Held held) {
    if (held != null) {
      feedByToken.remove(held.token());
      if (ended.size() >= MOST_ENDED) {
        ended.clear(); // their hubs are answered 404 instead of 410
      }
      ended.add(held.token());
    }
  }

  /** Confirms only what was subscribed to. */
  boolean confirm(String token, @Nullable String mode, @Nullable String topic, Duration lease) {
    String feedId = feedByToken.get(token);
    Held asked = feedId == null ? null : byFeed.get(feedId);
    if (feedId == null || asked == null || !asked.hub().topic().equals(topic)) {
      return false;
    }
    Instant now = clock.instant();
    if ("denied".equals(mode)) {
      LOG.info("the hub {} does not send us {}; it is polled", asked.hub().url(), topic);
      byFeed.put(feedId, asked.until(now.plus(AFTER_DENIAL), Instant.EPOCH));
    } else if ("subscribe".equals(mode)) {
      Instant renew = now.plus(lease.multipliedBy(3).dividedBy(4));
      byFeed.put(feedId, asked.until(renew, now.plus(lease)));
    }
    return "denied".equals(mode) || "subscribe".equals(mode);
  }

  /** The feed of a token, null when it has none. */
  @Nullable String feedOf(String token) {
    return feedByToken.get(token);
  }

  /** Whether the token was one of a subscription that has ended. */
  boolean hasEnded(String token) {
    return ended.contains(token);
  }

  /**
   * Begins a delivery.
   *
   * @param signature the header {@code X-Hub-Signature}, such as {@code sha256=0a1b…}
   * @return null when the token or the way to sign is unknown
   */
  @Nullable Delivery delivery(String token, @Nullable String signature) {
    String feedId = feedByToken.get(token);
    Held held = feedId == null ? null : byFeed.get(feedId);
    String[] said = signature == null ? new String[0] : signature.strip().split("=", 2);
    String algorithm = said.length < 2 ? null : SIGNATURES.get(said[0].toLowerCase(Locale.ROOT));
    return feedId == null || held == null || algorithm == null
        ? null
        : new Delivery(feedId, mac(algorithm, held.secret()), said[1]);
  }

  private void subscribe(String feedId, Hub hub, @Nullable Held held) {
    Instant again = clock.instant().plus(PATIENCE);
    Held asked =
        held == null
            ? new Held(hub, secret(), secret(), again, Instant.EPOCH)
            : held.until(again, held.ends());
    feedByToken.put(asked.token(), feedId);
    Held before = byFeed.put(feedId, asked);
    if (held == null) {
      end(before);
    }
    Map<String, String> form =
        Map.of(
            "hub.mode",
            "subscribe",
            "hub.topic",
            hub.topic(),
            "hub.callback",
            callback + "/" + asked.token(),
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

  private static Mac mac(String algorithm, String secret) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
