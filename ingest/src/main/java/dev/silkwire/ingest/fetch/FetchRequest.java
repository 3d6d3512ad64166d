package dev.silkwire.ingest.fetch;

import static java.util.Objects.requireNonNull;

import dev.silkwire.ingest.fetch.HostSchedule.Lane;
import java.util.Map;

/**
 * Something to fetch.
 *
 * @param url where
 * @param validators of the copy that is held
 * @param lane how it queues at its host
 * @param accept media types wanted
 * @param form fields to post; none: it is only asked for
 */
public record FetchRequest(
    String url, Validators validators, Lane lane, String accept, Map<String, String> form) {
  private static final String FEED =
      "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml,"
          + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7,"
          + " */*;q=0.5";
  private static final String PAGE = "text/html, application/xhtml+xml, */*;q=0.5";

  public FetchRequest {
    requireNonNull(url);
    requireNonNull(validators);
    requireNonNull(lane);
    requireNonNull(accept);
    form = Map.copyOf(form);
  }

  /** A feed, sitemap or listing. */
  public static FetchRequest feed(String url, Validators validators) {
    return new FetchRequest(url, validators, Lane.POLL, FEED, Map.of());
  }

  /** An article's page. */
  public static FetchRequest page(String url, Validators validators) {
    return new FetchRequest(url, validators, Lane.PAGE, PAGE, Map.of());
  }

  /** A host's robots.txt. */
  static FetchRequest robots(String url) {
    return new FetchRequest(url, Validators.NONE, Lane.POLL, "text/plain, */*;q=0.5", Map.of());
  }

  /** A form. */
  static FetchRequest form(String url, Map<String, String> form) {
    return new FetchRequest(url, Validators.NONE, Lane.POLL, "*/*", form);
  }

  FetchRequest at(String other) {
    return new FetchRequest(other, validators, lane, accept, form);
  }
}
