package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fetched article as extracted from its page, before enrichment.
 *
 * @param id 128-bit hash of the canonical URL, in hexadecimal
 * @param url the URL from which it was fetched
 * @param canonicalUrl the canonical URL
 * @param outlet the publisher
 * @param feed id of the feed that listed it
 * @param title headline, empty if there is none
 * @param text paragraphs, one per line, without boilerplate
 * @param captions captions of its pictures
 * @param authors names as printed
 * @param language BCP-47, as the page or the feed declares it, null if neither does
 * @param published the publication date that the article declares
 * @param modifiedAt the modification time that the article declares, null if none
 * @param fetchedAt the time of the fetch, which is also the record's time
 * @param textSource {@code page}; {@code teaser} if a paywall hides the rest; {@code feed} if the
 *     page could not be extracted or the feed has more text
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

  /** Returns the hash of the visible content; equal hashes mean the same revision. */
  public String contentHash() {
    return ContentHash.ofArticle(title, text, captions, authors, published);
  }

  /** Returns the same article with another language. */
  public RawArticle withLanguage(@Nullable String other) {
    return new RawArticle(
        id,
        url,
        canonicalUrl,
        outlet,
        feed,
        title,
        text,
        captions,
        authors,
        other,
        published,
        modifiedAt,
        fetchedAt,
        textSource);
  }
}
