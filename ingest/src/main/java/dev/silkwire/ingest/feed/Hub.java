package dev.silkwire.ingest.feed;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.FeedStatus.Subscription;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The WebSub hub of a feed (W3C Recommendation), where the publisher announces new content.
 *
 * @param url of the hub
 * @param topic URL that identifies the feed at the hub
 */
public record Hub(String url, String topic) {
  private static final Pattern LINK =
      Pattern.compile("<([^<>]*)>[^,<]*?;\\s*rel\\s*=\\s*\"?([^\",;]*)");

  public Hub {
    requireNonNull(url);
    requireNonNull(topic);
  }

  /** Returns whether a record can hold both URLs. */
  public boolean isStorable() {
    return StorableText.fits(url, FieldLimits.URL) && StorableText.fits(topic, FieldLimits.URL);
  }

  /**
   * Returns the hub that a response declares: in its {@code Link} header, else in the document.
   * Null if it declares none.
   *
   * @param header the {@code Link} header
   * @param declared the hub that the document declares
   * @param url URL of the feed; the topic of a feed that has no self link
   */
  public static @Nullable Hub of(@Nullable String header, @Nullable Hub declared, String url) {
    String hub = relation(header, "hub");
    if (hub == null) {
      return declared == null || !declared.topic().isEmpty()
          ? declared
          : new Hub(declared.url(), url);
    }
    String self = relation(header, "self");
    return new Hub(hub, self == null ? url : self);
  }

  /** Returns the hub of an earlier subscription, or null. */
  public static @Nullable Hub of(@Nullable Subscription subscription) {
    return subscription == null ? null : new Hub(subscription.hub(), subscription.topic());
  }

  private static @Nullable String relation(@Nullable String header, String name) {
    Matcher link = LINK.matcher(header == null ? "" : header);
    while (link.find()) {
      if (link.group(2).strip().equalsIgnoreCase(name)) {
        return link.group(1).strip();
      }
    }
    return null;
  }
}
