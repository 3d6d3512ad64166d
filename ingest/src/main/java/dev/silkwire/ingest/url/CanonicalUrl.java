package dev.silkwire.ingest.url;

import crawlercommons.domains.EffectiveTldFinder;
import crawlercommons.filters.basic.BasicURLNormalizer;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Normalization of URLs, so that equivalent URLs are equal: normalization by crawler-commons,
 * without fragment and tracking parameters. Thread-safe: it holds no mutable state.
 *
 * <pre>{@code
 * new CanonicalUrl().of("HTTP://Example.org:80/a?utm_source=x#top"); // http://example.org/a
 * }</pre>
 */
public final class CanonicalUrl {
  private final BasicURLNormalizer normalizer = BasicURLNormalizer.newBuilder().build();
  private final TrackingParameters tracking = new TrackingParameters();

  /** Returns the canonical form of a URL; empty if it is not a valid HTTP or HTTPS URL. */
  public Optional<String> of(@Nullable String url) {
    if (url == null || !isHttp(url.strip())) {
      return Optional.empty();
    }
    String normal = normalizer.filter(url.strip());
    return normal == null || host(normal) == null
        ? Optional.empty()
        : Optional.of(withoutTracking(normal));
  }

  /**
   * Chooses the canonical URL of an article: the one that the page declares if it is at the same
   * registrable domain as the page or the link and is not a home page; else that of the link.
   *
   * @param link canonical form of the link
   * @param readFrom URL of the page after redirects
   * @param declared canonical URL that the page declares
   */
  public String choose(String link, String readFrom, @Nullable String declared) {
    return of(declared)
        .filter(c -> c.length() <= FieldLimits.URL && c.equals(StorableText.clean(c)))
        .filter(c -> hasPath(c) && (isSameSite(c, readFrom) || isSameSite(c, link)))
        .orElse(link);
  }

  /** Returns the host of a URL in lower case; null if it has none. */
  public static @Nullable String host(String url) {
    try {
      String host = new URI(url).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /**
   * Returns the registrable domain of a URL, such as {@code bbc.co.uk}; else its host; null without
   * a host.
   */
  public static @Nullable String domain(String url) {
    String host = host(url);
    if (host == null) {
      return null;
    }
    String assigned = EffectiveTldFinder.getAssignedDomain(host, true);
    return assigned == null ? host : assigned;
  }

  private static boolean isSameSite(String a, String b) {
    String domain = domain(a);
    return domain != null && domain.equals(domain(b));
  }

  private static boolean hasPath(String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return path > 0 && path < url.length() - 1;
  }

  private static boolean isHttp(String url) {
    String start = url.substring(0, Math.min(8, url.length())).toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.startsWith("https://");
  }

  private String withoutTracking(String url) {
    int query = url.indexOf('?');
    if (query < 0) {
      return url;
    }
    String kept =
        Arrays.stream(url.substring(query + 1).split("&"))
            .filter(p -> !p.isEmpty() && !tracking.matches(p))
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? url.substring(0, query) : url.substring(0, query) + "?" + kept;
  }
}
