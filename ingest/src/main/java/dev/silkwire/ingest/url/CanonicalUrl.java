package dev.silkwire.ingest.url;

import crawlercommons.domains.EffectiveTldFinder;
import crawlercommons.filters.basic.BasicURLNormalizer;
import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.StorableText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for each address: as crawler-commons normalises it, without fragment and tracking
 * parameters. Thread-safe.
 */
public final class CanonicalUrl {
  private final BasicURLNormalizer normalizer = BasicURLNormalizer.newBuilder().build();
  private final TrackingParameters tracking = new TrackingParameters();

  /** The one spelling, or nothing when it is no address of the web. */
  public Optional<String> of(@Nullable String url) {
    if (url == null || !isWeb(url.strip())) {
      return Optional.empty();
    }
    String normal = normalizer.filter(url.strip());
    return normal == null || host(normal) == null
        ? Optional.empty()
        : Optional.of(withoutTracking(normal));
  }

  /**
   * The address that stands for an article: what its page says when that is credible, else the link
   * that led to it. Credible is another spelling of a story at the same registrable domain, not the
   * home page.
   *
   * @param link one spelling of the link
   * @param readFrom where the page was read after redirects
   * @param claimed what the page says of itself
   */
  public String choose(String link, String readFrom, @Nullable String claimed) {
    return of(claimed)
        .filter(c -> c.length() <= FieldLimits.URL && c.equals(StorableText.clean(c)))
        .filter(c -> isStory(c) && (sameSite(c, readFrom) || sameSite(c, link)))
        .orElse(link);
  }

  /** The host of an address, lower-case; null when it has none. */
  public static @Nullable String host(String url) {
    try {
      String host = new URI(url).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /**
   * The registrable domain of an address, such as {@code bbc.co.uk}; its host when there is none.
   */
  public static @Nullable String domain(String url) {
    String host = host(url);
    if (host == null) {
      return null;
    }
    String assigned = EffectiveTldFinder.getAssignedDomain(host, true);
    return assigned == null ? host : assigned;
  }

  private static boolean sameSite(String a, String b) {
    String domain = domain(a);
    return domain != null && domain.equals(domain(b));
  }

  private static boolean isStory(String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return path > 0 && path < url.length() - 1;
  }

  private static boolean isWeb(String url) {
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
