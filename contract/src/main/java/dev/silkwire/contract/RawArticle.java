package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fetched article as extracted, before any judgement.
 *
 * @param id 128-bit hash of the canonical URL, hex
 * @param url the address it was read from
 * @param canonicalUrl the address that stands for it
 * @param outlet who publishes it
 * @param feed id of the feed that led to it
 * @param title headline, empty when there is none
 * @param text paragraphs, one a line, without boilerplate
 * @param captions of its pictures
 * @param authors names as printed
 * @param language BCP-47, null when unknown
 * @param published when it says it was published
 * @param modifiedAt when it says it was changed, null when it does not
 * @param fetchedAt when it was read: the record's time
 * @param textSource {@code page}; {@code teaser} where a paywall hides the rest of it; {@code feed}
 *     where the page could not be read or the feed has more
 */
public record RawArticle(
    String id,
    String url,
    String canonicalUrl,
    Outlet outlet,
    String feed,
    String title,
    String text,
    List<String> captions,
    List<String> authors,
    @Nullable String language,
    Published published,
    @Nullable Instant modifiedAt,
    Instant fetchedAt,
    String textSource) {

  public RawArticle {
    FieldCheck.id("id", requireNonNull(id, "an article needs an id"));
    FieldCheck.url("url", requireNonNull(url, "an article needs a url"));
    FieldCheck.url("canonicalUrl", requireNonNull(canonicalUrl, "an article needs a canonicalUrl"));
    outlet = requireNonNullElse(outlet, Outlet.UNKNOWN);
    FieldCheck.id("feed", requireNonNull(feed, "an article needs the feed it came by"));
    title = requireNonNullElse(title, "");
    FieldCheck.text("title", title, FieldLimits.TITLE);
    FieldCheck.text("text", requireNonNull(text, "an article needs a text"), FieldLimits.TEXT);
    captions = FieldCheck.texts("captions", captions, FieldLimits.CAPTIONS, FieldLimits.CAPTION);
    authors = FieldCheck.texts("authors", authors, FieldLimits.AUTHORS, FieldLimits.AUTHOR);
    FieldCheck.text("language", language, FieldLimits.LANGUAGE);
    published = requireNonNullElse(published, Published.UNKNOWN);
    FieldCheck.moment("modifiedAt", modifiedAt);
    FieldCheck.arrival(
        "fetchedAt", requireNonNull(fetchedAt, "an article needs the time it was fetched"));
    textSource = requireNonNullElse(textSource, "page");
    FieldCheck.word("textSource", textSource);
  }

  /** The hash of what a reader reads; two readings with the same hash are the same revision. */
  public String contentHash() {
    return ContentHash.ofReading(title, text, captions, authors, published);
  }
}
