package dev.silkwire.ingest.feedlist;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An unvalidated definition of a feed from a feed list.
 *
 * @param type {@code rss} or another syndication format, {@code sitemap} or {@code html}
 */
record FeedDefinition(
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
  private static final int MAX_QUOTE_CHARS = 100;
  private static final Duration MAX_INTERVAL = Duration.ofDays(366);

  /**
   * Validates the definition. Long titles and labels are cut; invalid values of other fields are
   * errors.
   *
   * @throws IllegalArgumentException if the definition is invalid; the message gives the reason and
   *     quotes at most the first 100 characters of the value
   */
  Feed feed() {
    String address = url == null ? "" : url.strip();
    if (!address.matches("(?is)https?://[^/\\s].*")) {
      throw new IllegalArgumentException(
          (address.isEmpty() ? "no URL" : "'" + brief(address) + "' is not an http or https URL")
              + (title == null ? "" : " for \"" + brief(title) + "\""));
    }
    if (address.length() > FieldLimits.URL) {
      throw new IllegalArgumentException(
          "the URL '%s…' has %d characters; at most %d are allowed"
              .formatted(brief(address), address.length(), FieldLimits.URL));
    }
    if (country != null && !country.matches("[A-Za-z]{2}")) {
      throw new IllegalArgumentException(
          "'"
              + brief(country)
              + "' is not a two-letter country code, in the entry of "
              + brief(address));
    }
    return new Feed(
        Feed.idOf(address),
        address,
        kind(),
        fit(title, FieldLimits.TITLE),
        outlet(address),
        StorableText.fit(labels, FieldLimits.LABELS, FieldLimits.LABEL),
        interval("minInterval", minInterval),
        interval("maxInterval", maxInterval),
        links,
        isLanguageTag(language) ? language : null);
  }

  private Outlet outlet(String address) {
    return new Outlet(
        fit(outlet == null ? title : outlet, FieldLimits.OUTLET),
        fit(CanonicalUrl.host(address), FieldLimits.DOMAIN),
        country == null ? null : country.toUpperCase(Locale.ROOT));
  }

  private static @Nullable Duration interval(String name, @Nullable Duration interval) {
    if (interval != null
        && (interval.isNegative() || interval.isZero() || interval.compareTo(MAX_INTERVAL) > 0)) {
      throw new IllegalArgumentException(
          name + " must be positive and at most " + MAX_INTERVAL.toDays() + " days");
    }
    return interval;
  }

  private static @Nullable String fit(@Nullable String text, int max) {
    return text == null ? null : StorableText.fit(text, max);
  }

  private static boolean isLanguageTag(@Nullable String language) {
    return language != null
        && language.length() <= FieldLimits.LANGUAGE
        && language.matches("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*");
  }

  private static String brief(String text) {
    return StorableText.fit(text, MAX_QUOTE_CHARS);
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
