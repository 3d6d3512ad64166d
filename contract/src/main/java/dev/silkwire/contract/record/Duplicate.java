package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import java.time.Instant;

/**
 * An article that is a duplicate or near-duplicate of an earlier one.
 *
 * @param duplicateOf id of the earliest similar article, published to {@code news.articles}
 * @param storyId id of the story to which both belong
 * @param kind whether the text is equal or similar
 * @param similarity 1 for the same text, else the estimated Jaccard similarity of the shingles
 * @see RawArticle for the other components
 */
public record Duplicate(
    String id,
    String url,
    String title,
    Outlet outlet,
    Published published,
    Instant fetchedAt,
    String duplicateOf,
    String storyId,
    Kind kind,
    double similarity) {

  /** The kind of duplicate. */
  public enum Kind {
    @JsonProperty("same-text")
    SAME_TEXT,
    @JsonProperty("near")
    NEAR
  }

  public Duplicate {
    FieldCheck.id("id", requireNonNull(id));
    FieldCheck.url("url", requireNonNull(url));
    FieldCheck.text("title", requireNonNull(title), FieldLimits.TITLE);
    requireNonNull(outlet);
    requireNonNull(published);
    FieldCheck.arrival("fetchedAt", requireNonNull(fetchedAt));
    FieldCheck.id("duplicateOf", requireNonNull(duplicateOf));
    FieldCheck.id("storyId", requireNonNull(storyId));
    requireNonNull(kind);
    if (id.equals(duplicateOf)) {
      throw new IllegalArgumentException(id + " cannot be a duplicate of itself");
    }
  }
}
