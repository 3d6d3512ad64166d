package dev.silkwire.ingest.fetch;

import static java.util.Objects.requireNonNull;

import dev.silkwire.ingest.fetch.HostSchedule.Lane;
import java.util.Map;

/**
 * A request for a URL.
 *
 * @param url to fetch
 * @param validators of the copy that the caller holds, for a conditional request
 * @param lane queue of the host in which the request waits
 * @param accept the Accept header
 * @param form fields of a form; a GET request if there are none, else a POST request
 */
public record FetchRequest(
    String url, Validators validators, Lane lane, String accept, Map<String, String> form) {
  private static final String FEED_TYPES =
      "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml,"
          + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7,"
          + " */*;q=0.5";
  private static final String PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.5";

  public FetchRequest {
    requireNonNull(url);
    requireNonNull(validators);
    requireNonNull(lane);
    requireNonNull(accept);
    form = Map.copyOf(form);
  }

  /** Creates a request for a feed, sitemap or listing page. */
  public static FetchRequest feed(String url, Validators validators) {
    return new FetchRequest(url, validators, Lane.POLL, FEED_TYPES, Map.of());
  }

  /** Creates a request for the page of an article. */
  public static FetchRequest page(String url, Validators validators) {
    return new FetchRequest(url, validators, Lane.PAGE, PAGE_TYPES, Map.of());
  }

  /** Creates a request for a robots.txt file. */
  static FetchRequest robots(String url) {
    return new FetchRequest(url, Validators.NONE, Lane.POLL, "text/plain, */*;q=0.5", Map.of());
  }

  /** Creates a request that posts a form. */
  static FetchRequest form(String url, Map<String, String> form) {
    return new FetchRequest(url, Validators.NONE, Lane.POLL, "*/*", form);
  }

  /** Returns the same request for another URL. */
  FetchRequest at(String other) {
    return new FetchRequest(other, validators, lane, accept, form);
  }
}
