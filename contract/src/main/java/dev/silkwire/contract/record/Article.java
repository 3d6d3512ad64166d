package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.Frozen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enriched article that is not a duplicate. The newest revision of an id wins.
 *
 * @param revision 1 for the first version of the article, incremented at each change
 * @param storyId id of the original article of its story
 * @param initiatives the initiatives that it mentions, most mentioned first
 * @param countries the countries that it mentions, most mentioned first
 * @param regions the groups and regions of countries that it mentions, most mentioned first; empty
 *     in records of earlier versions
 * @see RawArticle for the other components
 */
public record Article(
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
    int revision,
    String storyId,
    List<InitiativeTag> initiatives,
    List<CountryTag> countries,
    List<RegionTag> regions) {

  public Article {
    FieldCheck.id("id", requireNonNull(id));
    FieldCheck.url("url", requireNonNull(url));
    FieldCheck.url("canonicalUrl", requireNonNull(canonicalUrl));
    requireNonNull(outlet);
    FieldCheck.id("feed", requireNonNull(feed));
    FieldCheck.text("title", requireNonNull(title), FieldLimits.TITLE);
    FieldCheck.text("text", requireNonNull(text), FieldLimits.TEXT);
    captions = FieldCheck.texts("captions", captions, FieldLimits.CAPTIONS, FieldLimits.CAPTION);
    authors = FieldCheck.texts("authors", authors, FieldLimits.AUTHORS, FieldLimits.AUTHOR);
    FieldCheck.text("language", language, FieldLimits.LANGUAGE);
    requireNonNull(published);
    FieldCheck.moment("modifiedAt", modifiedAt);
    FieldCheck.arrival("fetchedAt", requireNonNull(fetchedAt));
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1");
    }
    FieldCheck.id("storyId", requireNonNull(storyId));
    initiatives = Frozen.copy(initiatives);
    FieldCheck.count("initiatives", initiatives.size(), FieldLimits.INITIATIVES);
    countries = Frozen.copy(countries);
    regions = Frozen.copy(regions);
  }

  /** Returns the content hash of the raw article from which this article was made. */
  public String contentHash() {
    return ContentHash.ofArticle(title, text, captions, authors, published);
  }
}
