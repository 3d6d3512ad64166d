package dev.silkwire.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.record.FeedStatus.Subscription;
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
 * The WebSub subscriptions of this instance (W3C WebSub). Each has a random secret for signatures
 * and a random token as the last segment of its callback URL, is confirmed by a request of the hub,
 * and is renewed before its lease ends. Secret and token are never stored: the next owner of a feed
 * subscribes again at its first poll, with a new secret and token. Thread-safe: subscriptions are
 * immutable values in concurrent maps.
 */
public final class Subscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
  private static final Duration REQUESTED_LEASE = Duration.ofDays(10);
  private static final Duration RETRY_DELAY = Duration.ofHours(1);
  private static final Duration RETRY_AFTER_DENIAL = Duration.ofDays(1);
  private static final int MAX_ENDED = 10_000;

  /** Signature methods of WebSub with their JCA algorithms. Many hubs still use SHA-1. */
  private static final Map<String, String> ALGORITHMS =
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
  private final SecureRandom random = new SecureRandom();
  private final Map<String, HubSubscription> byFeed = new ConcurrentHashMap<>();
  private final Map<String, String> feedByToken = new ConcurrentHashMap<>();
  private final Set<String> ended = Collections.newSetFromMap(new ConcurrentHashMap<>());

  /** A subscription. Its end is the epoch until the hub has confirmed it. */
  private record HubSubscription(
      Hub hub, String token, String secret, Instant renewAt, Instant endsAt) {
    HubSubscription with(Instant renewal, Instant end) {
      return new HubSubscription(hub, token, secret, renewal, end);
    }
  }

  /**
   * A signed delivery whose body has not been read yet. Not thread-safe.
   *
   * @param mac computes the signature from the chunks of the body
   * @param signature as the hub sent it, in hex
   */
  record Delivery(String feedId, Mac mac, String signature) {
    void update(byte[] bytes, int length) {
      mac.update(bytes, 0, length);
    }

    /**
     * Returns whether the hub's signature matches the body. Must be called once, after the last
     * chunk.
     */
    boolean isSignatureValid() {
      byte[] expected = HexFormat.of().formatHex(mac.doFinal()).getBytes(UTF_8);
      return MessageDigest.isEqual(expected, signature.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }
  }

  /**
   * @param callback public URL of the {@link PushServer}; null: no feed is subscribed to
   */
  public Subscriptions(@Nullable String callback, Fetcher fetcher, InstantSource clock) {
    this.callback = callback == null ? null : callback.replaceFirst("/+$", "");
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /**
   * Subscribes to the hub of a feed, or renews the subscription if it is due. Called after each
   * fetch of the feed.
   *
   * @param hub that the response declares; null if none, which lets an existing subscription expire
   */
  public void fetched(String feedId, @Nullable Hub hub) {
    if (callback == null || hub == null) {
      return;
    }
    HubSubscription held = byFeed.get(feedId);
    if (held == null || !held.hub().equals(hub)) {
      subscribe(feedId, hub, null);
    } else if (held.renewAt().isBefore(clock.instant())) {
      subscribe(feedId, hub, held);
    }
  }

  /** Returns the subscription to a feed for its status; null if there is none. */
  public @Nullable Subscription of(String feedId) {
    HubSubscription held = byFeed.get(feedId);
    return held == null
        ? null
        : new Subscription(
            held.hub().url(), held.hub().topic(), isLive(feedId) ? held.endsAt() : null);
  }

  /** Returns whether the hub has confirmed the subscription and its lease has not ended. */
  public boolean isLive(String feedId) {
    HubSubscription held = byFeed.get(feedId);
    return held != null && held.endsAt().isAfter(clock.instant());
  }

  /** Ends the subscription to a feed. Its hub receives a 410 at its next delivery. */
  public void forget(String feedId) {
    end(byFeed.remove(feedId));
  }

  private void end(@Nullable HubSubscription held) {
    if (held != null) {
      feedByToken.remove(held.token());
      if (ended.size() >= MAX_ENDED) {
        ended.clear(); // bounds memory; the hubs receive 404 instead of 410
      }
      ended.add(held.token());
    }
  }

  /**
   * Processes the hub's verification of intent.
   *
   * @return whether this process requested the subscription
   */
  boolean confirm(String token, @Nullable String mode, @Nullable String topic, Duration lease) {
    String feedId = feedByToken.get(token);
    HubSubscription requested = feedId == null ? null : byFeed.get(feedId);
    if (feedId == null || requested == null || !requested.hub().topic().equals(topic)) {
      return false;
    }
    Instant now = clock.instant();
    if ("denied".equals(mode)) {
      LOG.info(
          "Hub {} denies the subscription to {}; ingest polls the feed",
          requested.hub().url(),
          topic);
      byFeed.put(feedId, requested.with(now.plus(RETRY_AFTER_DENIAL), Instant.EPOCH));
    } else if ("subscribe".equals(mode)) {
      Instant renew = now.plus(lease.multipliedBy(3).dividedBy(4));
      byFeed.put(feedId, requested.with(renew, now.plus(lease)));
    }
    return "denied".equals(mode) || "subscribe".equals(mode);
  }

  /** Returns the feed of a token, null if the token is unknown. */
  @Nullable String feedOf(String token) {
    return feedByToken.get(token);
  }

  /** Returns whether the token belongs to a subscription that has ended. */
  boolean hasEnded(String token) {
    return ended.contains(token);
  }

  /**
   * Starts to process a delivery.
   *
   * @param signature the header {@code X-Hub-Signature}, such as {@code sha256=0a1b…}
   * @return null if the token or the signature method is unknown
   */
  @Nullable Delivery delivery(String token, @Nullable String signature) {
    String feedId = feedByToken.get(token);
    HubSubscription held = feedId == null ? null : byFeed.get(feedId);
    String[] parts = signature == null ? new String[0] : signature.strip().split("=", 2);
    String algorithm = parts.length < 2 ? null : ALGORITHMS.get(parts[0].toLowerCase(Locale.ROOT));
    return feedId == null || held == null || algorithm == null
        ? null
        : new Delivery(feedId, mac(algorithm, held.secret()), parts[1]);
  }

  private void subscribe(String feedId, Hub hub, @Nullable HubSubscription held) {
    Instant retry = clock.instant().plus(RETRY_DELAY);
    HubSubscription requested =
        held == null
            ? new HubSubscription(hub, randomHex(), randomHex(), retry, Instant.EPOCH)
            : held.with(retry, held.endsAt());
    feedByToken.put(requested.token(), feedId);
    HubSubscription before = byFeed.put(feedId, requested);
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
            callback + "/" + requested.token(),
            "hub.secret",
            requested.secret(),
            "hub.lease_seconds",
            Long.toString(REQUESTED_LEASE.toSeconds()));
    var unused =
        fetcher
            .post(hub.url(), form)
            .thenAccept(
                result ->
                    LOG.debug("subscription to {} at {}: {}", hub.topic(), hub.url(), result));
  }

  private String randomHex() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
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
