package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed to poll.
 *
 * @param id {@link #idOf(String)} of the url
 * @param url where it is
 * @param kind what to expect there
 * @param title what people call it, null when nobody said
 * @param outlet who publishes it
 * @param labels folders and tags the operator gave it
 * @param minInterval never poll more often than this; null for the stage's own bound
 * @param maxInterval never poll less often than this; null for the stage's own bound
 * @param links CSS selector of the story links, for listing pages
 * @param language BCP-47, when the operator knows it
 */
public record Feed(
    String id,
    String url,
    Kind kind,
    @Nullable String title,
    Outlet outlet,
    List<String> labels,
    @Nullable Duration minInterval,
    @Nullable Duration maxInterval,
    @Nullable String links,
    @Nullable String language) {

  /** What stands at a feed's address. */
  public enum Kind {
    /** RSS, Atom, RDF or JSON Feed; which one is seen when it is read. */
    @JsonProperty("syndication")
    SYNDICATION,
    /** A sitemap, sitemap index or news sitemap. */
    @JsonProperty("sitemap")
    SITEMAP,
    /** A page that lists stories. */
    @JsonProperty("listing")
    LISTING
  }

  public Feed {
    FieldCheck.id("id", requireNonNull(id, "a feed needs an id"));
    FieldCheck.url("url", requireNonNull(url, "a feed needs a url"));
    FieldCheck.text("title", title, FieldLimits.TITLE);
    FieldCheck.text("links", links, FieldLimits.TITLE);
    FieldCheck.text("language", language, FieldLimits.LANGUAGE);
    kind = requireNonNullElse(kind, Kind.SYNDICATION);
    outlet = requireNonNullElse(outlet, Outlet.UNKNOWN);
    labels = FieldCheck.texts("labels", labels, FieldLimits.LABELS, FieldLimits.LABEL);
  }

  /** A syndication feed of which only the address is known. */
  public static Feed of(String url) {
    return new Feed(
        idOf(url), url, Kind.SYNDICATION, null, Outlet.UNKNOWN, List.of(), null, null, null, null);
  }

  /** The id of the feed at an address; it stays when the feed moves. */
  public static String idOf(String url) {
    return ContentHash.of(url);
  }
}
