package dev.silkwire.ingest.extract;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Published;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a page.
 *
 * @param title headline without the site's name, empty when there is none
 * @param text paragraphs, one a line, without what stands around them
 * @param captions of the article's pictures
 * @param authors names as printed
 * @param language BCP-47 base language, null when unknown
 * @param published when the page says it was published; not yet held against the clock
 * @param modifiedAt when the page says it was changed
 * @param canonicalUrl what the page says its address is, absolute; not yet believed
 * @param siteName what the site calls itself
 * @param wall what hides the story, or the rest of it; null when nothing does
 * @param whyNot why there is no article in it, for a person; null when there is one
 */
public record Extraction(
    String title,
    String text,
    List<String> captions,
    List<String> authors,
    @Nullable String language,
    Published published,
    @Nullable Instant modifiedAt,
    @Nullable String canonicalUrl,
    @Nullable String siteName,
    @Nullable AccessWall wall,
    @Nullable String whyNot) {
  public Extraction {
    requireNonNull(title);
    requireNonNull(text);
    requireNonNull(published);
    captions = List.copyOf(captions);
    authors = List.copyOf(authors);
  }

  /** Whether the page is an article. */
  public boolean articleFound() {
    return whyNot == null;
  }
}
