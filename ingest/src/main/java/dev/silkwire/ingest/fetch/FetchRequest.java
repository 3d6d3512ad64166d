package dev.silkwire.ingest.fetch;

import static java.util.Objects.requireNonNull;

import dev.silkwire.ingest.fetch.HostSchedule.Lane;
import java.util.Map;

/**
 * A request for a URL.
 *
 * @param url to fetch
 * @param validators of the copy that the caller holds, for a conditional request
 * @param purpose determines the queue and the Accept header
 * @param form fields of a form; a GET request if there are none, else a POST request
 */
public record FetchRequest(
    String url, Validators validators, Purpose purpose, Map<String, String> form) {
  private static final String FEED_TYPES =
      "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml,"
          + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7,"
          + " */*;q=0.5";
  private static final String PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.5";

  /** The purpose of a request. */
  public enum Purpose {
    /** Reads a feed, a sitemap or a listing page. */
    FEED(Lane.POLL, FEED_TYPES),
    /** Reads the page of an article. */
    PAGE(Lane.PAGE, PAGE_TYPES),
    /** Reads a robots.txt file. */
    ROBOTS(Lane.POLL, "text/plain, */*;q=0.5"),
    /** Posts a form to a WebSub hub. */
    HUB(Lane.POLL, "*/*");

    private final Lane lane;
    private final String accept;

    Purpose(Lane lane, String accept) {
      this.lane = lane;
      this.accept = accept;
    }

    /** Returns the queue of the host in which the request waits. */
    Lane lane() {
      return lane;
    }

    /** Returns the Accept header. */
    String accept() {
      return accept;
    }
  }

  public FetchRequest {
    requireNonNull(url);
    requireNonNull(validators);
    requireNonNull(purpose);
    form = Map.copyOf(form);
  }

  /** Creates a request for a feed, sitemap or listing page. */
  public static FetchRequest feed(String url, Validators validators) {
    return new FetchRequest(url, validators, Purpose.FEED, Map.of());
  }

  /** Creates a request for the page of an article. */
  public static FetchRequest page(String url, Validators validators) {
    return new FetchRequest(url, validators, Purpose.PAGE, Map.of());
  }

  /** Creates a request for a robots.txt file. */
  static FetchRequest robots(String url) {
    return new FetchRequest(url, Validators.NONE, Purpose.ROBOTS, Map.of());
  }

  /** Creates a request that posts a form. */
  static FetchRequest form(String url, Map<String, String> form) {
    return new FetchRequest(url, Validators.NONE, Purpose.HUB, form);
  }

  /** Returns the same request for another URL. */
  FetchRequest at(String other) {
    return new FetchRequest(other, validators, purpose, form);
  }
}
