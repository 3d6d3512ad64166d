package dev.silkwire.ingest.extract;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.record.Published;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of extracting an article. The component names are the fields of the output of {@code
 * silkwire extract}.
 *
 * @param title headline without the name of the site, empty if there is none
 * @param text paragraphs of the article, one per line
 * @param captions of the article's pictures
 * @param authors names as printed
 * @param language declared BCP 47 base language, null if none is declared
 * @param published date of publication, not yet checked against the clock
 * @param modifiedAt declared date of the last change
 * @param canonicalUrl canonical URL that the page declares, absolute and not yet checked
 * @param siteName declared name of the site
 * @param wall access wall that hides the article or a part of it, null if there is none
 * @param whyNot the reason why there is no article, for the operator; null if there is one
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

  /** Returns whether the page contains an article. */
  public boolean articleFound() {
    return whyNot == null;
  }
}
