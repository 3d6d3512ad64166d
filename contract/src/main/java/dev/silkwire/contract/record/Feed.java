package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed to poll.
 *
 * @param id {@link #idOf(String)} of the URL
 * @param url URL of the feed
 * @param kind type of the document
 * @param title title for display, null if unknown
 * @param outlet the publisher
 * @param labels folders and tags that the operator assigned
 * @param minInterval minimum time between polls; null for the default of the ingest stage
 * @param maxInterval maximum time between polls; null for the default of the ingest stage
 * @param links CSS selector of the story links, for listing pages; null for other kinds
 * @param language BCP-47, null if the operator declares none
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

  /** The type of document at a feed's URL. */
  public enum Kind {
    /** RSS, Atom, RDF or JSON Feed; the format is detected at each poll. */
    @JsonProperty("syndication")
    SYNDICATION,
    /** A sitemap, sitemap index or news sitemap. */
    @JsonProperty("sitemap")
    SITEMAP,
    /** An HTML page that links to articles. */
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

  /** Creates a syndication feed from its URL. */
  public static Feed of(String url) {
    return new Feed(
        idOf(url), url, Kind.SYNDICATION, null, Outlet.UNKNOWN, List.of(), null, null, null, null);
  }

  /** Returns the id of the feed at a URL; the feed keeps it after a permanent redirect. */
  public static String idOf(String url) {
    return ContentHash.of(url);
  }
}
