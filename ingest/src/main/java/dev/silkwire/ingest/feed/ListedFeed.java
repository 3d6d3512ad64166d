package dev.silkwire.ingest.feed;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.Outlet;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A feed as somebody wrote it down, not yet checked.
 *
 * @param type {@code rss} and its like, {@code sitemap} or {@code html}
 */
record ListedFeed(
    @Nullable String url,
    @Nullable String type,
    @Nullable String title,
    @Nullable String outlet,
    @Nullable String country,
    @Nullable String language,
    @Nullable String links,
    List<String> labels,
    @Nullable Duration minInterval,
    @Nullable Duration maxInterval) {

  /**
   * The feed.
   *
   * @throws IllegalArgumentException when it is none; the message says why
   */
  Feed feed() {
    String address = url == null ? "" : url.strip();
    if (!address.matches("(?i)https?://[^/\\s].*")) {
      throw new IllegalArgumentException(
          (address.isEmpty() ? "no address" : "'" + address + "' is no http address")
              + (title == null ? "" : " for \"" + title + "\""));
    }
    if (country != null && !country.matches("[A-Za-z]{2}")) {
      throw new IllegalArgumentException(
          "'" + country + "' is no two-letter country code for " + address);
    }
    return new Feed(
        Feed.idOf(address),
        address,
        kind(),
        title,
        new Outlet(
            outlet == null ? title : outlet,
            CanonicalUrl.host(address),
            country == null ? null : country.toUpperCase(Locale.ROOT)),
        labels,
        minInterval,
        maxInterval,
        links,
        language);
  }

  private Feed.Kind kind() {
    String name = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "sitemap" -> Feed.Kind.SITEMAP;
      case "html", "listing", "page" -> Feed.Kind.LISTING;
      default -> Feed.Kind.SYNDICATION;
    };
  }
}
