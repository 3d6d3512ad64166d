package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * An article that repeats another.
 *
 * @param duplicateOf id of the earliest similar article, which was published to the articles
 * @param storyId id of the story both belong to
 * @param kind whether the text is the same or nearly so
 * @param similarity 1 for the same text; estimated Jaccard similarity of word shingles else
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

  /** How it repeats the other. */
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
      throw new IllegalArgumentException(id + " cannot repeat itself");
    }
  }
}
