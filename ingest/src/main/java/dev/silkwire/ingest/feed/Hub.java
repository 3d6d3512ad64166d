package dev.silkwire.ingest.feed;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.FeedStatus.Subscription;
import dev.silkwire.contract.FieldLimits;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a publisher announces what is new in a feed (W3C WebSub).
 *
 * @param url of the hub
 * @param topic what the hub knows the feed as
 */
public record Hub(String url, String topic) {
  private static final Pattern LINK =
      Pattern.compile("<([^>]*)>[^,<]*?;\\s*rel\\s*=\\s*\"?([^\",;]*)");

  public Hub {
    requireNonNull(url);
    requireNonNull(topic);
  }

  /** Returns whether its addresses are too long for a record. */
  public boolean isTooLong() {
    return url.length() > FieldLimits.URL || topic.length() > FieldLimits.URL;
  }

  /**
   * The hub that an answer names: in its header, else in the document.
   *
   * @param header the {@code Link} header
   * @param foundAt the feed's address, the topic of a feed that does not name itself
   */
  public static @Nullable Hub of(@Nullable String header, @Nullable Hub named, String foundAt) {
    String hub = relation(header, "hub");
    if (hub == null) {
      return named == null || !named.topic().isEmpty() ? named : new Hub(named.url(), foundAt);
    }
    String self = relation(header, "self");
    return new Hub(hub, self == null ? foundAt : self);
  }

  /** The hub that was named before. */
  public static @Nullable Hub of(@Nullable Subscription before) {
    return before == null ? null : new Hub(before.hub(), before.topic());
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
