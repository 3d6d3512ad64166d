package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique article, enriched. The newest revision of an id wins.
 *
 * @param revision 1 for the first reading, one more for each changed one
 * @param storyId id of the first article of its story
 * @param initiatives what it speaks of, most mentioned first
 * @param countries which it speaks of, most mentioned first
 * @param regions groups and regions of countries it speaks of, most mentioned first; empty in
 *     records written before there were any
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
    requireNonNull(id);
    requireNonNull(url);
    requireNonNull(canonicalUrl);
    requireNonNull(outlet);
    requireNonNull(feed);
    requireNonNull(title);
    requireNonNull(text);
    captions = Frozen.copy(captions);
    authors = Frozen.copy(authors);
    requireNonNull(published);
    requireNonNull(fetchedAt);
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1");
    }
    requireNonNull(storyId);
    initiatives = Frozen.copy(initiatives);
    countries = Frozen.copy(countries);
    regions = Frozen.copy(regions);
  }

  /** As that of the reading it was made from. */
  public String contentHash() {
    return ContentHash.ofReading(title, text, captions, authors, published);
  }
}
